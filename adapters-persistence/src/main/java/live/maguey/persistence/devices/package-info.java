/// The gate's devices, known by the hash of their token.
@NullMarked
package live.maguey.persistence.devices;

import org.jspecify.annotations.NullMarked;
