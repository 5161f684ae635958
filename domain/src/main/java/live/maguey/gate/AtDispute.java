package live.maguey.gate;

/// What the gate does about a ticket whose payment is disputed.
public enum AtDispute {
  /// It is let in, and staff are told to look.
  ADMIT,
  REFUSE
}
