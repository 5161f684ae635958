package live.maguey.cli.vip;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.api.Application;
import live.maguey.cli.command.EventOption;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.PagedListing;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.StateWords;
import live.maguey.events.Event;
import live.maguey.lookup.LookUpReservations;
import live.maguey.lookup.Party;
import live.maguey.orders.Buyer;
import live.maguey.orders.OrderReference;
import live.maguey.reservations.Reservations;
import live.maguey.shared.Money;
import live.maguey.words.MoneyText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey vip list`.
@Command(
    name = "list",
    description = "Lists reservations of tables, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey vip list --event tonight",
      "  maguey vip list --event tonight --state confirmed",
      "  maguey vip list --limit 1000 --after MGY-7K2Q-9F",
      "  maguey vip list --csv"
    })
final class ListParties implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of(
          "reference",
          "event",
          "table",
          "section",
          "host",
          "state",
          "since",
          "seats",
          "arrived",
          "withoutGuest",
          "paid",
          "refunded",
          "stillToSpend",
          "currency");

  @Mixin private Operation operation;

  @Mixin private EventOption event;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      completionCandidates = States.class,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private @Nullable String state;

  @Mixin private PagedListing listing;

  /// In which a reservation can be.
  static final class States extends StateWords {
    States() {
      super(
          "reservation",
          "pending",
          "confirmed",
          "checked_in",
          "completed",
          "no_show",
          "expired",
          "cancelled");
    }
  }

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public Integer call() {
    return new States().run(state, listing, operation, this::list);
  }

  private int list(Application application, Report report) {
    LookUpReservations lookUp = application.lookUp().reservations();
    List<Party> parties =
        lookUp.list(
            new Reservations.Search(
                event.find(application).map(Event::id).orElse(null),
                state,
                listing.page(application, last -> lookUp.row(OrderReference.parse(last)))));
    listing.print(
        report,
        "reservations",
        "reference",
        parties.stream().map(ListParties::row).toList(),
        List.of("ORDER", "TABLE", "STATE", "IN", "PAID", "EVENT", "HOST"),
        parties.stream().map(ListParties::cells).toList());
    return ExitCode.DONE;
  }

  static Map<String, Object> row(Party party) {
    return Report.fields(
        "reference", party.order().details().reference().value(),
        "event", party.event().slug().value(),
        "table", party.label(),
        "section", party.section(),
        "host", party.host().map(Buyer::name).orElse(null),
        "state", party.reservation().state(),
        "since", party.reservation().since(),
        "seats", party.seats(),
        "arrived", party.arrived(),
        "withoutGuest", party.withoutGuest(),
        "paid", party.paid().minor(),
        "refunded", party.refunded().minor(),
        "stillToSpend", party.stillToSpend().minor(),
        "currency", party.order().total().currency().getCurrencyCode());
  }

  private static List<String> cells(Party party) {
    return List.of(
        party.order().details().reference().value(),
        party.label() + ", " + party.section(),
        party.reservation().state(),
        told(
            party.arrived() + " of " + party.seats(),
            party.withoutGuest() == 0 ? "" : party.withoutGuest() + " spare"),
        told(
            money(party.paid(), ""),
            money(party.refunded(), " back"),
            money(party.stillToSpend(), " to spend")),
        party.event().slug().value(),
        party.host().map(Buyer::name).orElse("erased"));
  }

  private static String told(String... parts) {
    return Stream.of(parts)
        .filter(Predicate.not(String::isEmpty))
        .collect(Collectors.joining(", "));
  }

  private static String money(Money amount, String what) {
    return amount.isZero() ? "" : MoneyText.of(amount) + what;
  }
}
