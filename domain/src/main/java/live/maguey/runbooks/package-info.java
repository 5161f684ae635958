/// What can be found wrong has a name that never changes, and a page for the people on call. The
/// pages themselves are not here: they are in `runbooks/`, one for each [Runbook].
///
/// Driven port: [Diagnosis], which every list of findings fulfils. Each has its page, and its step
/// there (`RunbooksTest`).
@NullMarked
package live.maguey.runbooks;

import org.jspecify.annotations.NullMarked;
