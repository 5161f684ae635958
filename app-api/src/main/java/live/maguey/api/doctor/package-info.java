/// [Checkup] checks everything the server depends on; says what is wrong and what to do about it.
/// Changes nothing. [WatchAccount] looks at the Stripe account while a server runs.
@NullMarked
package live.maguey.api.doctor;

import org.jspecify.annotations.NullMarked;
