package live.maguey.cli.privacy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import live.maguey.cli.command.Report;
import live.maguey.privacy.Elsewhere;

/// What Stripe and the email providers keep of a person, in words and in JSON.
final class Remaining {
  private Remaining() {}

  static Map<String, Object> json(Elsewhere elsewhere) {
    return Report.fields(
        "sessions", elsewhere.sessions(),
        "payments", elsewhere.payments(),
        "disputes", elsewhere.disputes(),
        "emails",
            elsewhere.mails().stream()
                .map(mail ->
                    Report.fields("provider", mail.provider(), "id", mail.id(), "at", mail.at()))
                .toList());
  }

  static void tell(Report report, Elsewhere elsewhere) {
    if (elsewhere.isNothing()) {
      report.say("Neither Stripe nor an email provider has anything of them from you.");
      return;
    }
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Stripe: pages", words(elsewhere.sessions()));
    rows.put("Stripe: payments", words(elsewhere.payments()));
    rows.put("Stripe: disputes", words(elsewhere.disputes()));
    elsewhere.mails().stream()
        .collect(
            Collectors.groupingBy(
                Elsewhere.Mail::provider,
                LinkedHashMap::new,
                Collectors.mapping(Elsewhere.Mail::id, Collectors.toList())))
        .forEach((provider, ids) -> rows.put(provider + ": emails", words(ids)));
    report.facts("What others keep of them:", rows);
    report.say("docs/privacy.md says how Stripe and your email provider forget it.");
  }

  private static String words(List<String> ids) {
    return String.join(", ", ids);
  }
}
