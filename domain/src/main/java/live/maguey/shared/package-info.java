/// What every capability uses: money, email addresses, language, ids, signed private links
/// ([PrivateLinks]), the unit of work, pages of long lists ([Page], `PageContract`), how long
/// somebody who asked still waits ([Deadline]), when a vendor is left alone ([CircuitBreaker],
/// `CircuitBreakerTest`), digests ([Sha256]), and what a log may hold ([Scrubber], `ScrubberTest`).
///
/// Driven ports: [UnitOfWork] with what follows its commit ([AfterCommit]; `UnitOfWorkContract`),
/// [Ids], [Trail]. A private link opens one kind, one id and one version (`PrivateLinksTest`).
/// Nothing here knows a capability.
@NullMarked
package live.maguey.shared;

import org.jspecify.annotations.NullMarked;
