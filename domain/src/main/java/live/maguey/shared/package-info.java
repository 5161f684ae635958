/// What every capability uses: money, email addresses, language, ids, signed private links
/// ([PrivateLinks]), the unit of work, pages of long lists ([Page], `PageContract`), and how long
/// somebody who asked still waits ([Deadline]).
///
/// Driven ports: [UnitOfWork] with what follows its commit ([AfterCommit]; `UnitOfWorkContract`),
/// [Ids]. A private link opens one kind, one id and one version (`PrivateLinksTest`). Nothing here
/// knows a capability.
@NullMarked
package live.maguey.shared;

import org.jspecify.annotations.NullMarked;
