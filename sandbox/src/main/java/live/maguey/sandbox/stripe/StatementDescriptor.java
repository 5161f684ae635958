package live.maguey.sandbox.stripe;

import org.jspecify.annotations.Nullable;

/// What stands on the buyer's statement: letters of the Latin alphabet among them, and none of the
/// signs that banks do not print.
final class StatementDescriptor {
  private static final int LONGEST = 22;

  private StatementDescriptor() {}

  /// @param name of the parameter
  static @Nullable String of(Params params, String name) {
    String value = params.text(name, LONGEST);
    if (value == null) {
      return null;
    }
    if (value.matches(".*[<>\\\\'\"*].*")) {
      throw StripeError.invalid(
          "parameter_invalid_string",
          name,
          "The statement descriptor can't contain any of these characters: < > \\ ' \" *");
    }
    if (!value.matches(".*[A-Za-z].*") || !value.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw StripeError.invalid(
          "parameter_invalid_string",
          name,
          "The statement descriptor must contain at least one alphabetic character and only Latin characters.");
    }
    return value;
  }

  /// All payments here are made with cards: banks print what the account says, and a suffix.
  static void refuseWhole(Params params, String name) {
    if (of(params, name) != null) {
      throw StripeError.invalid(
          null,
          name,
          "The statement_descriptor parameter is not supported for the payment_method_type `card`. To continue supporting payment_method_type `card`, please pass in `statement_descriptor_suffix` or remove the `statement_descriptor` parameter altogether.");
    }
  }
}
