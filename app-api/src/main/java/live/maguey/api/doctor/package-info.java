/// Checks everything the server depends on; says what is wrong and what to do about it. Changes
/// nothing.
@NullMarked
package live.maguey.api.doctor;

import org.jspecify.annotations.NullMarked;
