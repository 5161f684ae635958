package live.maguey.status;

import java.util.List;
import live.maguey.alerts.AlertKind;
import live.maguey.emails.ProviderAnswers;

/// Judges how often something fails.
final class RateProblems {
  /// Of fewer, one failure says nothing.
  private static final long FEW = 5;

  /// One in so many that fails is too many.
  private static final long FAILING_SHARE = 10;

  /// A burst that meets a provider's rate limit is refused in part, asked again, and no failure.
  private static final long HALF = 2;

  private RateProblems() {}

  /// What works for most and fails for some is seen by no other figure.
  static List<Problem> rates(List<Backlog.Rate> rates) {
    return rates.stream()
        .filter(rate -> isTooMany(rate.failed(), rate.tried()))
        .map(RateProblems::rate)
        .toList();
  }

  private static boolean isTooMany(long failed, long tried) {
    return tried >= FEW && failed * FAILING_SHARE >= tried;
  }

  /// Where another provider takes over, no email is late, and yet the next failure stops them all.
  static List<Problem> providers(List<ProviderAnswers.Answers> providers) {
    return providers.stream()
        .filter(provider -> provider.asked() >= FEW && provider.failed() * HALF >= provider.asked())
        .map(provider ->
            new Problem(
                "emails",
                AlertKind.PROVIDER_FAILING,
                provider.name(),
                "of %,d emails that %s was handed in the last five minutes, %,d failed"
                    .formatted(provider.asked(), provider.name(), provider.failed()),
                "maguey doctor",
                null))
        .toList();
  }

  private static Problem rate(Backlog.Rate rate) {
    return switch (rate.step()) {
      case PAYMENT_PAGE ->
          failing(
              rate,
              "payment pages",
              "Of %,d payment pages of the last five minutes, %,d did not open",
              "maguey doctor");
      case WEBHOOK ->
          failing(
              rate,
              "webhooks",
              "Of %,d Stripe events of the last five minutes, %,d failed",
              "maguey webhooks list --failed");
      case EMAIL ->
          failing(
              rate,
              "emails",
              "Of %,d emails of the last five minutes, %,d failed",
              "maguey emails list --failed");
    };
  }

  private static Problem failing(Backlog.Rate rate, String about, String what, String todo) {
    return new Problem(
        "purchase",
        rate.step(),
        AlertKind.PURCHASES_FAILING,
        about,
        what.formatted(rate.tried(), rate.failed()),
        todo,
        null);
  }
}
