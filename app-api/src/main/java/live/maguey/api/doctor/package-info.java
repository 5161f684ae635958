/// [Checkup] checks everything the server depends on; says what is wrong and what to do about it.
/// Changes nothing. [DeepLook] asks the same of a running server (`DeepLookTest`, `DeepHealthIT`),
/// [WatchFinding] makes alerts of it; [Room] and [Certificates] are what they measure with.
@NullMarked
package live.maguey.api.doctor;

import org.jspecify.annotations.NullMarked;
