/// What people read, said once for every surface: sentences from files ([Words]), days and hours
/// ([LocalTimes]), money ([MoneyText]).
///
/// Pages, emails, prints and commands say the same, and adapters do not see each other: what they
/// share can only stand here (ADR 0013). Nothing here knows a capability, and nothing else in the
/// domain formats (`ArchitectureRulesTest`). Invariant: both languages of a surface have the same
/// keys and places (`WordsContract`).
@NullMarked
package live.maguey.words;

import org.jspecify.annotations.NullMarked;
