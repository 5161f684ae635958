package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.api.settings.DemoSettings;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.SettingSources;
import live.maguey.api.settings.VenueSettings;
import live.maguey.cli.command.ExitCode;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.SampleEvents;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.PaymentGateway;
import live.maguey.revenue.LedgerEntry;
import live.maguey.sandbox.stripe.Payment;
import live.maguey.sandbox.wire.Knob;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Secret;
import live.maguey.status.Reconciliations;
import live.maguey.stripe.OrderSeal;
import live.maguey.stripe.StripePaymentGateway;
import live.maguey.stripe.StripeSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The books of a whole server against Stripe's, by the command.
class ReconcileIT {

  private static final Duration UNTIL_HEALED = Duration.ofSeconds(30);

  @AutoClose private final RunningServer server = RunningServer.open();

  private final Event event = server.event();

  private final OnCall onCall = new OnCall(server);

  @Test
  void sales_refunds_late_fees_and_a_payout_agree_to_the_cent_and_each_difference_has_a_name() {
    Guest kept = Guest.withTickets(server, event, 2, "kept@example.com");
    Guest half = Guest.withTickets(server, event, 2, "half@example.com");
    feesOf(kept, half);
    server.stripe().payOut();
    String ticket = half.tickets().getFirst().number();
    assertThat(
            onCall.run("orders", "refund", half.reference().value(), "--ticket", ticket, "--yes"))
        .isZero();
    Await.until(() -> assertThat(kinds(half)).contains(LedgerEntry.Kind.REFUND));

    JsonNode told = compared(ExitCode.DONE);
    JsonNode usd = told.path("totals").get(0);
    assertThat(told.path("differences")).isEmpty();
    // Two sales, a refund, a payout.
    assertThat(told.path("compared").asInt()).isEqualTo(4);
    assertThat(usd.path("ours")).isEqualTo(usd.path("stripe"));
    // $60.00 twice, 2.9 % and 30 cents of each; $30.00 back.
    assertThat(usd.path("ours").path("charges").asLong()).isEqualTo(12_000);
    assertThat(usd.path("ours").path("fees").asLong()).isEqualTo(2 * 204);
    assertThat(usd.path("ours").path("refunds").asLong()).isEqualTo(-3_000);
    assertThat(usd.path("ours").path("net").asLong()).isEqualTo(12_000 - 2 * 204 - 3_000);
    assertThat(usd.path("payouts").asLong()).isEqualTo(-(12_000 - 2 * 204));
    assertThat(usd.path("pending").asInt()).isZero();

    String foreign = server.stripe().bookOfItsOwn("charge", 500, "usd").get("id").asText();
    server.stripe().bookOfItsOwn("stripe_fee", -75, "usd");
    JsonNode after = compared(ExitCode.WRONG);
    assertThat(after.path("differences")).hasSize(1);
    JsonNode difference = after.path("differences").get(0);
    assertThat(difference.path("kind").asText()).isEqualTo("not_in_our_ledger");
    assertThat(difference.path("object").asText()).isEqualTo(foreign);
    assertThat(difference.path("stripe").asLong()).isEqualTo(500);
    assertThat(difference.path("ours").isNull()).isTrue();
    assertThat(after.path("totals").get(0).path("other").asLong()).isEqualTo(-75);

    assertThat(onCall.run("reconcile", "--from", "yesterday", "--to", "today"))
        .isEqualTo(ExitCode.WRONG);
    assertThat(onCall.out()).contains("not-in-our-ledger", foreign, "$5.00", "outside of Maguey");
  }

  @Test
  void a_fee_whose_event_never_came_is_named_and_mended_by_itself() {
    server.stripe().knobs().next(Knob.DROP_WEBHOOKS, "charge.updated", 1);
    Guest guest = Guest.withTickets(server, event, 1, "fee@example.com");
    Await.until(() -> assertThat(server.stripe().events("charge.updated")).hasSize(1));

    JsonNode difference = compared(ExitCode.WRONG).path("differences").get(0);
    assertThat(difference.path("kind").asText()).isEqualTo("fee_missing");
    assertThat(difference.path("order").asText()).isEqualTo(guest.reference().toString());
    assertThat(difference.path("stripe").asLong()).isEqualTo(117);

    server.clock().forward(UNTIL_HEALED);
    feesOf(guest);
    assertThat(compared(ExitCode.DONE).path("differences")).isEmpty();
  }

  @Test
  void a_payment_of_ours_whose_order_the_database_lost_is_named_with_what_mends_it() {
    OrderId lost = new OrderId(server.stores().ids().next());
    String payment = paidAndLost(lost);
    Await.until(() -> assertThat(server.stripe().balanceTransactions()).hasSize(1));
    String foreign = server.stripe().bookOfItsOwn("charge", 500, "usd").get("id").asText();

    JsonNode told = compared(ExitCode.WRONG).path("differences");

    assertThat(told).hasSize(2);
    assertThat(told)
        .anySatisfy(ours -> {
          assertThat(ours.path("kind").asText()).isEqualTo("ours_and_lost");
          assertThat(ours.path("object").asText()).isEqualTo(payment);
          assertThat(ours.path("order").asText()).isEqualTo(OrderReference.of(lost).value());
          assertThat(ours.path("stripe").asLong()).isEqualTo(7_200);
          assertThat(ours.path("currency").asText()).isEqualTo("USD");
          assertThat(ours.path("todo").asText()).contains("maguey webhooks pull");
        })
        .anySatisfy(other -> {
          assertThat(other.path("kind").asText()).isEqualTo("not_in_our_ledger");
          assertThat(other.path("object").asText()).isEqualTo(foreign);
          assertThat(other.path("order").isNull()).isTrue();
        });
    assertThat(onCall.run("reconcile", "--from", "yesterday", "--to", "today"))
        .isEqualTo(ExitCode.WRONG);
    assertThat(onCall.out())
        .contains(
            "ours-and-lost",
            payment,
            OrderReference.of(lost).value(),
            "$72.00",
            "maguey webhooks pull");
  }

  @Test
  void a_payment_of_ours_that_its_order_lacks_is_named_and_comes_by_the_pull() {
    server.stripe().knobs().next(Knob.DROP_WEBHOOKS, 9);
    Guest guest = Guest.holding(server, event, 1, "unheard@example.com");
    guest.pays("4242424242424242");

    Await.until(() -> assertThat(server.stripe().balanceTransactions()).hasSize(1));

    JsonNode ours = compared(ExitCode.WRONG).path("differences").get(0);

    assertThat(ours.path("kind").asText()).isEqualTo("ours_not_booked");
    assertThat(ours.path("order").asText()).isEqualTo(guest.reference().value());
    assertThat(onCall.run("webhooks", "pull", "--since", "30d")).isZero();
    feesOf(guest);
    assertThat(compared(ExitCode.DONE).path("differences")).isEmpty();
  }

  /// A page that the server opened is paid, and the database knows nothing of it.
  ///
  /// @return the payment With its event, so that it is not made again.
  private String paidAndLost(OrderId lost) {
    Map<String, String> settings = server.settings();
    StripePaymentGateway gateway =
        new StripePaymentGateway(
            StripeSettings.of(
                server.sandbox().stripeBase(),
                new Secret(Objects.requireNonNull(settings.get("stripe.secret-key")))),
            OrderSeal.of(
                Base64.getDecoder().decode(Objects.requireNonNull(settings.get("keys.payment")))),
            _ -> Optional.empty(),
            server.clock());
    CheckoutRequest request =
        new CheckoutRequest(
            lost,
            new EventId(server.stores().ids().next()),
            1,
            OrderReference.of(lost).value(),
            new CheckoutRequest.Shown(
                EmailAddress.parse("lost@example.com"),
                Language.EN,
                List.of(
                    new CheckoutRequest.Line(
                        event.tiers().getFirst().id().inventory(),
                        "General",
                        "",
                        SampleEvents.usd(7_200),
                        1)),
                "Maguey, General"),
            new CheckoutRequest.Back(server.site(), server.site()),
            server.clock().instant().plus(Duration.ofMinutes(31)));
    if (gateway.open(request) instanceof PaymentGateway.Opened.Open(String session, var _)
        && server.stripe().pay(session, "4242424242424242")
            instanceof Payment.Paid(String intent, var _)) {
      return intent;
    }
    throw new IllegalStateException("not paid");
  }

  @Test
  void
      an_account_that_settles_otherwise_is_told_within_the_hour_and_closed_when_it_is_right_again() {
    assertThat(settlesOtherwise()).isEmpty();

    server.stripe().settleIn("eur");
    server.clock().forward(Duration.ofHours(1));

    Await.until(() -> assertThat(settlesOtherwise()).hasSize(1));
    assertThat(settlesOtherwise().getFirst().detail())
        .startsWith("the account settles in EUR, and venue.currency is USD. Add a bank account");
    assertThat(onCall.run("status")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.out()).contains("settles-otherwise");

    server.stripe().settleIn("usd");
    server.clock().forward(Duration.ofHours(1));

    Await.until(() -> assertThat(settlesOtherwise()).isEmpty());
  }

  private List<Alert> settlesOtherwise() {
    return server.stores().records().alerts().open(99).stream()
        .filter(alert -> alert.kind() == AlertKind.SETTLES_OTHERWISE)
        .toList();
  }

  @Test
  void without_stripe_nothing_is_said_about_the_books() {
    Guest.withTickets(server, event, 1, "away@example.com");
    server.stripe().knobs().next(Knob.ANSWER_503, "GET /v1/balance_transactions", 1);

    assertThat(onCall.run("reconcile", "--from", "today")).isEqualTo(ExitCode.UNREACHABLE);

    assertThat(onCall.out()).isEmpty();
    assertThat(onCall.err()).contains("balance transactions");
    assertThat(onCall.run("reconcile", "--from", "today", "--to", "yesterday"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(onCall.run("reconcile", "--from", "soon")).isEqualTo(ExitCode.USAGE);
  }

  /// On the last night when the clocks changed, which has an hour more or less than any other.
  @Test
  void a_day_is_the_business_day_whole_from_six_to_six() {
    ZoneId zone =
        KnownSettings.ofDemo(new SettingSources().defaults("demo", DemoSettings.all()))
            .get(VenueSettings.class)
            .zone();
    ZoneOffsetTransition change = zone.getRules().previousTransition(server.clock().instant());
    LocalDate morning = change.getDateTimeBefore().toLocalDate();
    String day = morning.minusDays(1).toString();

    assertThat(onCall.run("reconcile", "--from", day, "--to", day)).isZero();

    Reconciliations.Reconciliation done =
        server.stores().payments().reconciliations().last().orElseThrow();
    assertThat(done.until()).isEqualTo(morning.atTime(6, 0).toInstant(change.getOffsetAfter()));
    assertThat(Duration.between(done.from(), done.until()))
        .isEqualTo(Duration.ofDays(1).minus(change.getDuration()));
  }

  private void feesOf(Guest... guests) {
    for (Guest guest : guests) {
      Await.until(() -> assertThat(kinds(guest)).contains(LedgerEntry.Kind.FEE));
    }
  }

  private List<LedgerEntry.Kind> kinds(Guest guest) {
    return server.stores().payments().ledger().of(guest.order().id()).stream()
        .map(LedgerEntry::kind)
        .toList();
  }

  private JsonNode compared(int code) {
    assertThat(onCall.run("reconcile", "--from", "yesterday", "--to", "today", "--json"))
        .isEqualTo(code);
    return onCall.json();
  }
}
