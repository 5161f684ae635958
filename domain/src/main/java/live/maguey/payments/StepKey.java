package live.maguey.payments;

/// What a step that was done for an order is known by.
///
/// @param line the order line it concerns, 0 for the whole order; @param n the place in the line, 0
///   for all
/// @param purpose what for, with the object's id where there can be several: `charge:pi_1`
public record StepKey(int line, int n, String purpose) {
  /// The order was paid; the step's result is the payment that bought it.
  public static final StepKey CONFIRM = of("confirm");

  public static StepKey of(String purpose) {
    return new StepKey(0, 0, purpose);
  }

  /// All of one line.
  public static StepKey of(int line, String purpose) {
    return new StepKey(line, 0, purpose);
  }

  /// As the audit trail calls it: `charge:pi_1`, `fulfil:2` for the second line.
  public String name() {
    return line == 0 ? purpose : purpose + ":" + line;
  }
}
