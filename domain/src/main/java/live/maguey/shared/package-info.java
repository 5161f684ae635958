/// What every capability uses: money, email addresses, language and its words ([Words]), ids, the
/// unit of work, and how long somebody who asked still waits ([Deadline]).
///
/// Driven ports: [UnitOfWork] with what follows its commit ([AfterCommit]; `UnitOfWorkContract`),
/// [Ids]. Nothing here knows a capability.
@NullMarked
package live.maguey.shared;

import org.jspecify.annotations.NullMarked;
