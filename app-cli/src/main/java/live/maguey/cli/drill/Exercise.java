package live.maguey.cli.drill;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import live.maguey.cli.sandbox.Vendor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What goes wrong while guests buy.
enum Exercise {
  DUPLICATE_WEBHOOKS("Webhooks come twice", stripe("duplicate_webhooks")),
  LATE_WEBHOOKS("Webhooks come 4 s late", stripe("shuffle_webhooks", 4_000)),
  SHUFFLED_WEBHOOKS("Webhooks come newest first", stripe("shuffle_webhooks", 500)),
  DROPPED_WEBHOOKS("Webhooks never come", stripe("drop_webhooks")),
  STRIPE_429("Stripe answers 429", stripe("answer_429")),
  STRIPE_500("Stripe answers 500", stripe("answer_500")),
  STRIPE_HANGS("Stripe does not answer", stripe("hang")),
  RESEND_429("Resend answers 429", resend("answer_429")),
  RESEND_500("Resend answers 500", resend("answer_500")),
  RESEND_HANGS("Resend does not answer", resend("hang")),
  DATABASE_RESTART("PostgreSQL restarts", new Trouble.DatabaseStops());

  /// How it is made.
  sealed interface Trouble {
    /// @param fields of the lookalike's drill `fault`
    record Fault(Vendor vendor, Map<String, String> fields) implements Trouble {}

    /// `maguey up` starts it again by itself.
    record DatabaseStops() implements Trouble {}
  }

  private final String says;
  private final Trouble trouble;

  Exercise(String says, Trouble trouble) {
    this.says = says;
    this.trouble = trouble;
  }

  private static Trouble stripe(String knob) {
    return new Trouble.Fault(Vendor.STRIPE, Map.of("knob", knob));
  }

  private static Trouble stripe(String knob, int millis) {
    return new Trouble.Fault(
        Vendor.STRIPE, Map.of("knob", knob, "millis", Integer.toString(millis)));
  }

  private static Trouble resend(String knob) {
    return new Trouble.Fault(Vendor.RESEND, Map.of("knob", knob));
  }

  String says() {
    return says;
  }

  Trouble trouble() {
    return trouble;
  }

  /// As people write it: `dropped-webhooks`.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Reads [#word()].
  static final class Named implements ITypeConverter<Exercise> {
    @Override
    public Exercise convert(String text) {
      return Arrays.stream(values())
          .filter(exercise -> exercise.word().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "'%s' is no exercise; there are %s"
                      .formatted(
                          text,
                          Arrays.stream(values())
                              .map(Exercise::word)
                              .collect(Collectors.joining(", ")))));
    }
  }
}
