package live.maguey.cli.orders;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import live.maguey.api.Application;
import live.maguey.checkout.GiveComp.Outcome;
import live.maguey.checkout.GiveComp.Request;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.EventNamed;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.orders.Order;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import live.maguey.words.MoneyText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey orders comp`.
@Command(
    name = "comp",
    description = {
      "Gives places away: real places, tickets and email, no charge.",
      "They are worth what they would cost, in the ledger under their own account.",
      "The shop's limits and sales window do not apply. `orders refund` takes them",
      "back."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey orders comp --event tonight --tier General --quantity 2 \\",
      "    --name Press --email press@example.com --reason press-list --dry-run",
      "  maguey orders comp --event noche-de-humo --tier Balcony --language es \\",
      "    --name Band --email band@example.com --reason artists --yes"
    })
final class CompOrder implements Callable<Integer> {
  @Mixin private Operation operation;
  @Mixin private Confirmation confirmation;

  @Option(
      names = "--event",
      paramLabel = "NAME",
      required = true,
      description = "The event; `tonight` works.")
  private String event;

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      required = true,
      description = "The tier's name, capitals or not.")
  private String tier;

  @Option(
      names = "--quantity",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many places, 1 to 100; default ${DEFAULT-VALUE}.")
  private int quantity;

  @Option(names = "--name", paramLabel = "NAME", required = true, description = "For whom.")
  private String name;

  @Option(
      names = "--email",
      paramLabel = "ADDRESS",
      required = true,
      description = "Where the tickets are sent.")
  private String email;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "en",
      description = "Of the email: en or es; default ${DEFAULT-VALUE}.")
  private Language language;

  @Option(
      names = {"--reason", "--note"},
      paramLabel = "TEXT",
      required = true,
      description = "Why, for the audit trail; no names in it.")
  private String reason;

  @Override
  public Integer call() {
    EmailAddress address = EmailAddress.parse(email);
    return confirmation.run(
        operation,
        "This sends an email at once",
        (application, report) -> give(application, report, address));
  }

  private int give(Application application, Report report, EmailAddress address) {
    Optional<Event> found = EventNamed.find(application, event);
    if (found.isEmpty()) {
      return operation.wrong(
          "No event is called " + event + ". `maguey events list` shows the events to come.");
    }
    Optional<Tier> chosen =
        found.get().tiers().stream()
            .filter(t -> t.name().toLowerCase(Locale.ROOT).equals(tier.toLowerCase(Locale.ROOT)))
            .findFirst();
    if (chosen.isEmpty()) {
      return operation.wrong(
          found.get().slug()
              + " has no tier called "
              + tier
              + ": "
              + found.get().tiers().stream().map(Tier::name).collect(Collectors.joining(", "))
              + ".");
    }
    Request request =
        new Request(found.get().id(), chosen.get().id(), quantity, name, address, language, reason);
    Outcome outcome =
        confirmation.isDry()
            ? application.paying().giveComp().preview(request)
            : application.paying().giveComp().give(request, operation.cause());
    return switch (outcome) {
      case Outcome.Possible(Event _, Tier of, Money worth) -> {
        tell(report, null, of, List.of(), worth);
        yield ExitCode.DONE;
      }
      case Outcome.Given(Order order, List<Ticket> tickets) -> {
        tell(report, order, chosen.get(), tickets, null);
        yield ExitCode.DONE;
      }
      case Outcome.SoldOut(Tier of, int requested, int left) ->
          operation.wrong(
              "Nothing was given: "
                  + of.name()
                  + " has "
                  + left
                  + " places left, and "
                  + requested
                  + " were asked for.");
      case Outcome.NotPublished(Event of) ->
          operation.wrong(
              "Nothing was given: "
                  + of.slug()
                  + " is "
                  + (of.state() == Event.State.PUBLISHED ? "over" : Report.word(of.state()))
                  + ".");
      case Outcome.NoSuchEvent(EventId _), Outcome.NoSuchTier(TierId _) ->
          operation.wrong("Nothing was given away: the event changed in the meantime. Try again.");
    };
  }

  private void tell(
      Report report, @Nullable Order order, Tier of, List<Ticket> tickets, @Nullable Money worth) {
    if (report.isJson()) {
      report.print(
          Report.fields(
              "reference",
              order == null ? null : order.details().reference().value(),
              "tier",
              of.name(),
              "quantity",
              quantity,
              "worth",
              worth == null ? null : worth.minor(),
              "currency",
              worth == null ? null : worth.currency().getCurrencyCode(),
              "tickets",
              tickets.stream().map(Ticket::number).toList(),
              "dryRun",
              confirmation.isDry()));
      return;
    }
    if (worth != null) {
      report.say("would give " + quantity + " × " + of.name() + ", worth " + MoneyText.of(worth));
    }
    if (order == null) {
      return;
    }
    report.say("gave " + quantity + " × " + of.name() + ": order " + order.details().reference());
    report.say(
        "tickets:  " + tickets.stream().map(Ticket::number).collect(Collectors.joining(", ")));
    report.say("the email is on its way");
  }
}
