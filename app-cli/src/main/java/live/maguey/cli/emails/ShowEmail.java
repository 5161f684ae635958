package live.maguey.cli.emails;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.orders.OrderReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey emails show`.
@Command(
    name = "show",
    description = "Shows one email and each attempt with the provider's answer.",
    footerHeading = "%nExamples:%n",
    footer = "  maguey emails show 01a21548-1805-7085-9c17-a5dbfac58152")
final class ShowEmail implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "EMAIL", description = "Its id, from `maguey emails list`.")
  private String id;

  @Override
  public Integer call() {
    EmailId parsed = EmailId.parse(id);
    return operation.run((application, report) -> show(application, report, parsed));
  }

  private int show(Application application, Report report, EmailId mailId) {
    Optional<Email> found = application.lookUp().emails().find(mailId);
    if (found.isEmpty()) {
      operation.complain("No email has the id " + mailId + ". `maguey emails list` shows them.");
      return ExitCode.WRONG;
    }
    Email mail = found.get();
    List<Outbox.Attempt> attempts = application.lookUp().emails().attempts(mailId);
    Optional<String> order = mail.order().map(about -> OrderReference.of(about).value());
    if (report.isJson()) {
      Map<String, Object> all = new LinkedHashMap<>(json(mail));
      all.putAll(Report.fields("order", order.orElse(null)));
      all.put(
          "tries",
          attempts.stream().map(a -> Report.fields("at", a.at(), "answer", a.answer())).toList());
      report.print(all);
      return ExitCode.DONE;
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("kind", Report.word(mail.kind()));
    facts.put("to", Report.word(mail.to().role()));
    facts.put("order", order.orElse("about no order"));
    facts.put("state", Report.word(mail.state().stage()));
    facts.put("queued", report.time(mail.queuedAt()));
    facts.put("accepted", report.time(acceptedAt(mail)));
    facts.put("next try", report.time(mail.state().due().orElse(null)));
    facts.put(
        "provider", mail.sent().map(sent -> sent.provider() + " " + sent.providerId()).orElse(""));
    report.facts(mail.id().toString(), facts);
    if (!attempts.isEmpty()) {
      report.say("");
      report.table(
          List.of("TRIED", "ANSWER"),
          attempts.stream().map(a -> List.of(report.time(a.at()), a.answer())).toList());
    }
    return ExitCode.DONE;
  }

  static Map<String, Object> json(Email mail) {
    return Report.fields(
        "id", mail.id().toString(),
        "kind", Report.word(mail.kind()),
        "state", Report.word(mail.state().stage()),
        "attempts", mail.state().attempts(),
        "queuedAt", mail.queuedAt(),
        "nextAttemptAt", mail.state().due().orElse(null),
        "acceptedAt", acceptedAt(mail),
        "provider", mail.sent().map(Email.State.Sent::provider).orElse(null),
        "providerId", mail.sent().map(Email.State.Sent::providerId).orElse(null),
        "lastAnswer", mail.state().lastAnswer().orElse(null),
        "requestId", mail.requestId());
  }

  private static @Nullable Instant acceptedAt(Email mail) {
    return mail.sent().map(Email.State.Sent::acceptedAt).orElse(null);
  }
}
