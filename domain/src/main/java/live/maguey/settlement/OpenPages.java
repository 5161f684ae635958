package live.maguey.settlement;

/// The payment pages that are open, as far as settling has to do with them.
public interface OpenPages {
  /// The session can no longer be paid.
  void closed(String session);
}
