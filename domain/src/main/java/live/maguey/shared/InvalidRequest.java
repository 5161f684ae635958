package live.maguey.shared;

/// Input that cannot be parsed into the domain's types: the request is refused (400) and nothing is
/// changed. The message is safe to show.
public final class InvalidRequest extends RuntimeException {
  private final String field;
  private final String reason;

  public InvalidRequest(String field, String reason) {
    super(field + " " + reason);
    this.field = field;
    this.reason = reason;
  }

  /// @throws InvalidRequest where something does not hold
  public static void unless(boolean holds, String field, String reason) {
    if (!holds) {
      throw new InvalidRequest(field, reason);
    }
  }

  public String field() {
    return field;
  }

  public String reason() {
    return reason;
  }
}
