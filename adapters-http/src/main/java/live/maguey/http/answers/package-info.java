/// What is sent back.
///
/// A [Reply] is sent compressed where that pays. What is refused is a [Problem] of RFC 9457 with a
/// [ProblemCode], thrown as [Refused]; [MoneyJson] is an amount in JSON, [PageWords] are the words
/// of the pages, [DeclineWords] those of a declined card. Invariant: every key that a page names
/// has words in both languages (`PageWordsTest`), and so has every decline (`DeclineWordsTest`).
@NullMarked
package live.maguey.http.answers;

import org.jspecify.annotations.NullMarked;
