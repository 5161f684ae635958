package live.maguey.staff;

/// What a person does at the gate.
public enum Role {
  /// Scans people in and out.
  DOOR,
  /// Decides what the gate itself may not, too.
  SUPERVISOR
}
