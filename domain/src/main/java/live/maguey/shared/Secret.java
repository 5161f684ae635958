package live.maguey.shared;

/// A key, password or signing secret. It shows itself only when asked by name, so that it cannot
/// reach a log or an error message by accident.
///
/// @param reveal the secret itself
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "***";
  }
}
