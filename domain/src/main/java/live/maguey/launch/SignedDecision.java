package live.maguey.launch;

/// A decision with what it rests on, signed so that nobody can change either unseen.
///
/// @param number 1 for the first
/// @param envelope the signed statement: DSSE around an in-toto statement, as JSON
public record SignedDecision(long number, Decision decision, String envelope) {}
