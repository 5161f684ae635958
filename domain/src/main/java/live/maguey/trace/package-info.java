/// Everything that happened to an order, from the first request to the door, and what should have
/// happened but did not. Reads what every other capability keeps; changes nothing.
@NullMarked
package live.maguey.trace;

import org.jspecify.annotations.NullMarked;
