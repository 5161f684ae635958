package live.maguey.cli.revenue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import live.maguey.api.Application;
import live.maguey.api.Reconciling;
import live.maguey.api.settings.Stripe;
import live.maguey.cli.command.Day;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.deposits.NetSales;
import live.maguey.events.Venue;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.revenue.Difference;
import live.maguey.revenue.Reconcile;
import live.maguey.revenue.Totals;
import live.maguey.shared.Money;
import live.maguey.shared.Secret;
import live.maguey.words.MoneyText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey reconcile`.
@Command(
    name = "reconcile",
    description = {
      "Compares our ledger with Stripe's, movement by movement.",
      "Names each difference. A day runs from 06:00 to 06:00 by the venue's clock;",
      "both the first and the last are compared. Changes no entry; ends with 1 when",
      "the ledgers differ. Deposits that are still owed to guests are told apart: what",
      "is earned or forfeited of them is revenue, the rest is not."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey reconcile",
      "  maguey reconcile --from 2026-11-01 --to 2026-11-30",
      "  maguey reconcile --from today --json"
    })
public final class ReconcileLedgers implements Callable<Integer> {
  @Mixin private Operation operation;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      defaultValue = "yesterday",
      converter = Day.Converter.class,
      description = "The first day; default ${DEFAULT-VALUE}.")
  private Day from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      converter = Day.Converter.class,
      description = "The last day; default the first one.")
  private @Nullable Day to;

  @Override
  public Integer call() {
    Stripe.Account stripe = operation.stripe();
    Optional<Secret> keys = operation.known().find("keys.payment", Secret.class);
    return operation.run((application, report) -> {
      int code = compare(application, report, stripe, keys);
      if (code == ExitCode.WRONG && keys.isEmpty()) {
        operation.complain(
            "keys.payment is not in these settings, so nothing is known by its seal as opened by"
                + " Maguey: give the settings that the servers have.");
      }
      return code;
    });
  }

  private int compare(
      Application application, Report report, Stripe.Account stripe, Optional<Secret> keys) {
    Venue venue = operation.venue();
    LocalDate today = venue.businessDate(application.clock().instant());
    LocalDate first = from.at(today);
    LocalDate last = to == null ? first : to.at(today);
    if (last.isBefore(first)) {
      operation.complain(last + " is before " + first + ": nothing lies between them.");
      return ExitCode.USAGE;
    }
    Instant begin = venue.nightBegins(first);
    Instant end = venue.nightBegins(last.plusDays(1));
    List<Difference> differences = new ArrayList<>();
    Reconciling account = application.reconciling(stripe);
    Reconcile.Outcome outcome = account.reconcile(keys).reconcile(begin, end, differences::add);
    account.keep(begin, end, outcome, differences.size());
    List<NetSales> sales =
        NetSales.of(outcome.totals(), application.paying().showDeposits().totals(begin, end));
    if (report.isJson()) {
      report.print(
          Report.fields(
              "from", first.toString(),
              "to", last.toString(),
              "compared", outcome.compared(),
              "totals", totals(outcome.totals()),
              "deposits", sales.stream().map(DepositFields::of).toList(),
              "differences", differences.stream().map(d -> difference(d)).toList()));
    } else {
      tell(report, first, last, outcome, sales, differences);
    }
    return differences.isEmpty() ? ExitCode.DONE : ExitCode.WRONG;
  }

  private static List<Map<String, Object>> totals(Map<Currency, Totals> totals) {
    List<Map<String, Object>> rows = new ArrayList<>();
    totals.forEach((currency, of) ->
        rows.add(
            Report.fields(
                "currency", currency.getCurrencyCode(),
                "ours", side(of.ours()),
                "stripe", side(of.stripe()),
                "other", of.other().minor(),
                "payouts", of.payouts().minor(),
                "pending", of.pending(),
                "pendingAmount", of.pendingAmount().minor())));
    return rows;
  }

  private static Map<String, Object> side(Totals.Side side) {
    return Report.fields(
        "charges", side.charges().minor(),
        "refunds", side.refunds().minor(),
        "disputes", side.disputes().minor(),
        "fees", side.fees().minor(),
        "net", side.net().minor());
  }

  private static Map<String, Object> difference(Difference difference) {
    Money either = either(difference);
    return Report.fields(
        "kind", Report.word(difference.kind()),
        "object", difference.object(),
        "order", reference(difference.order()),
        "ours", difference.ours() == null ? null : difference.ours().minor(),
        "stripe", difference.theirs() == null ? null : difference.theirs().minor(),
        "currency", either.currency().getCurrencyCode(),
        "at", difference.at(),
        "todo", advice(difference.kind()));
  }

  private static Money either(Difference difference) {
    Money known = difference.ours() == null ? difference.theirs() : difference.ours();
    if (known == null) {
      throw new IllegalStateException("a difference of nothing: " + difference);
    }
    return known;
  }

  /// The number follows from the id: that of an order which was lost with its rows is known too.
  private static @Nullable String reference(@Nullable OrderId id) {
    return id == null ? null : OrderReference.of(id).value();
  }

  private static void tell(
      Report report,
      LocalDate first,
      LocalDate last,
      Reconcile.Outcome outcome,
      List<NetSales> sales,
      List<Difference> differences) {
    String days = first.equals(last) ? first.toString() : first + " to " + last;
    report.say(days + ": " + outcome.compared() + " movements at Stripe");
    outcome
        .totals()
        .forEach((currency, of) -> {
          report.say("");
          report.table(List.of(currency.getCurrencyCode(), "OUR LEDGER", "STRIPE"), cells(of));
          if (of.pending() > 0) {
            report.say(
                "Pending: "
                    + of.pending()
                    + " of ours, "
                    + MoneyText.of(of.pendingAmount())
                    + ". Stripe books them within a day.");
          }
        });
    sales.forEach(of -> DepositFields.tell(report, of));
    report.say("");
    if (differences.isEmpty()) {
      report.say("The ledgers agree.");
      return;
    }
    report.table(
        List.of("DIFFERENCE", "AT STRIPE", "ORDER", "OURS", "STRIPE"),
        differences.stream().map(d -> row(d)).toList());
    report.say("");
    differences.stream()
        .map(Difference::kind)
        .collect(Collectors.toCollection(TreeSet::new))
        .forEach(kind -> report.facts(name(kind), Map.of("", advice(kind))));
  }

  private static List<List<String>> cells(Totals of) {
    Totals.Side ours = of.ours();
    Totals.Side stripe = of.stripe();
    return List.of(
        cells("charges", ours.charges(), stripe.charges()),
        cells("refunds", ours.refunds(), stripe.refunds()),
        cells("disputes", ours.disputes(), stripe.disputes()),
        cells("fees", ours.fees().negated(), stripe.fees().negated()),
        cells("net", ours.net(), stripe.net()),
        List.of("Stripe's own", "", MoneyText.of(of.other())),
        List.of("payouts", "", MoneyText.of(of.payouts())));
  }

  private static List<String> cells(String name, Money ours, Money stripe) {
    return List.of(name, MoneyText.of(ours), MoneyText.of(stripe));
  }

  private static List<String> row(Difference d) {
    String order = reference(d.order());
    return List.of(
        name(d.kind()),
        d.object(),
        order == null ? "" : order,
        d.ours() == null ? "none" : MoneyText.of(d.ours()),
        d.theirs() == null ? "none" : MoneyText.of(d.theirs()));
  }

  private static String name(Difference.Kind kind) {
    return Report.word(kind).replace('_', '-');
  }

  /// What it may be and what to do.
  private static String advice(Difference.Kind kind) {
    return switch (kind) {
      case NOT_IN_OUR_LEDGER ->
          "Stripe moved money of which we know nothing, and Maguey's seal is not on it: a payment"
              + " that was taken outside of Maguey, as Stripe's dashboard tells. Maguey leaves it"
              + " alone.";
      case OURS_NOT_BOOKED ->
          "Maguey opened this payment: its seal is on it. The order is here and lacks it, because"
              + " its event never came or failed: `maguey webhooks pull --since 30d`, then `maguey"
              + " webhooks list --failed`. `maguey trace` with the order's number tells whether it is settled.";
      case OURS_AND_LOST ->
          "Maguey opened this payment: its seal is on it. The order is not in this database, as"
              + " after a restored backup: somebody paid and has no tickets. Bring the order back"
              + " from a newer copy of the database, then `maguey webhooks pull --since 30d`, and"
              + " `maguey webhooks replay --failed`. Otherwise refund the payment in Stripe's"
              + " dashboard; the buyer's address stands there.";
      case NOT_AT_STRIPE ->
          "Our ledger has a movement that Stripe does not have: another account or key, or test"
              + " against live. `maguey settings` and `maguey orders show` tell which.";
      case AMOUNT_DIFFERS ->
          "Compare `maguey orders show` with Stripe's page of that movement; report it: our ledger"
              + " takes its amounts from Stripe.";
      case FEE_DIFFERS ->
          "Stripe kept another fee than it told us. The sum that counts is Stripe's; report it.";
      case FEE_MISSING ->
          "The event that tells the fee (charge.updated) has not been processed: `maguey webhooks"
              + " list --failed`, then `webhooks replay`.";
      case PAYOUT_DIFFERS ->
          "A payout is not the sum of what it lists: run this again in an hour, then ask Stripe.";
      case UNKNOWN_TYPE ->
          "Stripe moved money in a way that this version does not know; Stripe's dashboard"
              + " explains it.";
    };
  }
}
