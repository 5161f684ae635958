/// The gate's devices with their public keys, and the codes that enroll them.
@NullMarked
package live.maguey.persistence.devices;

import org.jspecify.annotations.NullMarked;
