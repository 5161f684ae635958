package live.maguey.runbooks;

/// One thing that can be found wrong.
public interface Diagnosis {
  /// Lower case with hyphens, as `refund-failed`; never changes, and no other diagnosis that wants
  /// another page has it.
  String id();

  /// The page that says what to do about it.
  Runbook runbook();
}
