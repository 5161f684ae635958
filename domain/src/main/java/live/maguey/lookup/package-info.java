/// The read side: what on-call people and the owner look up, put together once, for commands, pages
/// and the API alike. Reads what every other capability keeps; changes nothing, and nothing depends
/// on it but those who show it.
@NullMarked
package live.maguey.lookup;

import org.jspecify.annotations.NullMarked;
