/// What is sent back.
///
/// A [Reply] is sent compressed where that pays. What is refused is a [Problem] of RFC 9457 with a
/// [ProblemCode], thrown as [Refused]; [MoneyJson] is an amount in JSON, [PageWords] are the words
/// of the pages. Invariant: every key that a page names has words in both languages
/// (`PageWordsTest`).
@NullMarked
package live.maguey.http.answers;

import org.jspecify.annotations.NullMarked;
