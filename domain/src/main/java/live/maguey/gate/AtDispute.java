package live.maguey.gate;

/// What the gate does about a ticket whose payment is disputed.
public enum AtDispute {
  /// Admits it, and asks staff to look.
  ADMIT,
  REFUSE
}
