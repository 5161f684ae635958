/// Proves the adapter against the sandbox's lookalike, and against a server that misbehaves.
@NullMarked
package live.maguey.stripe;

import org.jspecify.annotations.NullMarked;
