/// Proves the lookalikes with the real stripe-java client and with plain HTTP.
@NullMarked
package live.maguey.sandbox;

import org.jspecify.annotations.NullMarked;
