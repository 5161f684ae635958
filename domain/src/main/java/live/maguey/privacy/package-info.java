/// What the venue knows of a person: told to them, and erased when they ask for it.
///
/// [ErasureRule] says from when somebody may be erased, and each [Hindrance] why not yet.
/// Invariant: time alone only ever takes hindrances away (`ErasureRuleTest`).
@NullMarked
package live.maguey.privacy;

import org.jspecify.annotations.NullMarked;
