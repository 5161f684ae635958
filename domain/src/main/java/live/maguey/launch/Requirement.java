package live.maguey.launch;

/// What the customer asked: a requirement, as `PAY-01`, or a success criterion, as `1.3`.
///
/// @param critical whether the venue must not open without it
/// @param absent what has to be built before it can be proved; empty where it is there
/// @param sentence the customer's own
public record Requirement(String id, Area area, boolean critical, String absent, String sentence) {

  public boolean isAbsent() {
    return !absent.isEmpty();
  }

  /// Whether it is one of the 28 that a person goes through by hand; criteria are not.
  public boolean isSignedOff() {
    return !Character.isDigit(id.charAt(0));
  }
}
