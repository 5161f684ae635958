package live.maguey.cli.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.api.settings.PrivacySettings;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.orders.OrderReference;
import live.maguey.privacy.EraseGuest.Outcome;
import live.maguey.privacy.Hindrance;
import live.maguey.shared.EmailAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey guests erase`.
@Command(
    name = "erase",
    description = {
      "Erases a guest by their address, everywhere at once.",
      "Refused while a ticket is valid, or a refund, a dispute or its window is open: it",
      "says from when it is possible. Orders, ledger and audit trail keep ids and",
      "amounts. It lists what Stripe and your email provider keep."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey guests erase guest@example.com --dry-run",
      "  maguey guests erase guest@example.com --yes",
      "  maguey guests erase --kept --yes"
    })
final class EraseGuest implements Callable<Integer> {
  @Mixin private Operation operation;

  @Mixin private Confirmation confirmation;

  @Parameters(arity = "0..1", paramLabel = "ADDRESS", description = "The guest's email address.")
  private @Nullable String address;

  @Option(names = "--kept", description = "Instead, all whom the list beside the backups names.")
  private boolean kept;

  @Override
  public Integer call() {
    if (kept == (address != null)) {
      throw operation.lacking("Name one: the guest's ADDRESS, or --kept.");
    }
    Operation.Work work;
    if (address == null) {
      work =
          (application, report) -> new EraseAgain(operation, confirmation).run(application, report);
    } else {
      EmailAddress guest = EmailAddress.parse(address);
      work = (application, report) -> erase(application, report, guest);
    }
    return confirmation.run(operation, "What is erased does not come back", work);
  }

  private int erase(Application application, Report report, EmailAddress guest) {
    var erase = application.privacy().eraseGuest(operation.part(PrivacySettings.class).rule());
    Outcome outcome =
        confirmation.isDry() ? erase.preview(guest) : erase.erase(guest, operation.cause());
    return switch (outcome) {
      case Outcome.Unknown() ->
          operation.wrong("Nothing is known of " + guest.value() + ", or no more.");
      case Outcome.Refused refused -> refuse(report, guest, refused);
      case Outcome.Erased erased -> {
        tell(report, guest, erased);
        yield confirmation.isDry() ? ExitCode.DONE : keep(application);
      }
    };
  }

  /// What is lost with the database must not bring them back.
  private int keep(Application application) {
    return new KeepErasures(operation).keep(application);
  }

  private int refuse(Report report, EmailAddress guest, Outcome.Refused refused) {
    if (report.isJson()) {
      report.print(
          Report.fields(
              "erased", false,
              "dryRun", confirmation.isDry(),
              "from", refused.from().orElse(null),
              "hindrances", refused.hindrances().stream().map(EraseGuest::json).toList()));
      return ExitCode.WRONG;
    }
    String when =
        refused
            .from()
            .map(from -> "From " + report.time(from) + " on it is possible.")
            .orElseGet(() ->
                refused
                    .notBefore()
                    .map(date -> "Not before " + report.time(date) + ", and only once all is done.")
                    .orElse("Try again once all of it is done."));
    operation.complain(guest.value() + " cannot be erased yet, and nothing was changed. " + when);
    List<List<String>> cells = new ArrayList<>();
    refused
        .hindrances()
        .forEach(h ->
            cells.add(
                List.of(
                    OrderReference.of(h.order()).value(),
                    said(h.kind()),
                    h.about(),
                    report.time(h.until().orElse(null)))));
    report.table(List.of("ORDER", "WHY", "ABOUT", "UNTIL"), cells);
    return ExitCode.WRONG;
  }

  private static Map<String, Object> json(Hindrance hindrance) {
    return Report.fields(
        "kind", Report.word(hindrance.kind()),
        "order", OrderReference.of(hindrance.order()).value(),
        "about", hindrance.about(),
        "until", hindrance.until().orElse(null));
  }

  private static String said(Hindrance.Kind kind) {
    return switch (kind) {
      case MAY_BE_PAID -> "may still be paid";
      case TICKET -> "ticket is valid";
      case TABLE -> "hosts a table";
      case REFUND -> "refund on its way";
      case REFUND_OWED -> "refund did not arrive";
      case DISPUTE -> "dispute is open";
      case DISPUTE_WINDOW -> "may be disputed";
    };
  }

  private void tell(Report report, EmailAddress guest, Outcome.Erased erased) {
    if (report.isJson()) {
      report.print(
          Report.fields(
              "erased", !confirmation.isDry(),
              "dryRun", confirmation.isDry(),
              "orders", erased.orders(),
              "passes", erased.passes(),
              "elsewhere", Remaining.json(erased.remains())));
      return;
    }
    report.say((confirmation.isDry() ? "would erase " : "erased ") + guest.value());
    if (!erased.orders().isEmpty()) {
      report.say("  buyer of " + String.join(", ", erased.orders()));
    }
    if (erased.passes() > 0) {
      report.say("  guest with %d passes".formatted(erased.passes()));
    }
    Remaining.tell(report, erased.remains());
  }
}
