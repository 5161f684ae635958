package live.maguey.simulation;

import static live.maguey.watch.Invariant.CAPTURED_MONEY_BOUGHT_OR_GOES_BACK;
import static live.maguey.watch.Invariant.DISPUTED_IS_WHAT_SOMETHING_STANDS_AGAINST;
import static live.maguey.watch.Invariant.HELD_AND_PAID_ORDERS_OCCUPY_ALL_THEIR_PLACES;
import static live.maguey.watch.Invariant.LAPSED_ORDERS_OCCUPY_NOTHING;
import static live.maguey.watch.Invariant.NO_MORE_GOES_BACK_THAN_CAME;
import static live.maguey.watch.Invariant.TAKEN_IS_WHAT_LINES_OCCUPY;
import static live.maguey.watch.Invariant.THE_LEDGER_HAS_EVERY_CAPTURE;
import static live.maguey.watch.Invariant.THE_LEDGER_HAS_WHAT_DISPUTES_MOVED;
import static live.maguey.watch.Invariant.TICKETS_ARE_WHAT_WAS_PAID_FOR;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.disputes.DisputesAndWarnings;
import live.maguey.emails.Email;
import live.maguey.emails.FakeMailTransport;
import live.maguey.emails.Recipient;
import live.maguey.events.SampleEvents;
import live.maguey.events.Tier;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.payments.Fact;
import live.maguey.payments.FakePaymentGateway;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundNews;
import live.maguey.payments.StepKey;
import live.maguey.refunds.OrderMoney;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import live.maguey.webhooks.WebhookEvent;

/// What has to hold once everything has come to rest, whatever happened: what the server believes
/// is what Stripe has, every payment bought tickets or is back, every buyer knows it, and nothing
/// is stuck without an alarm.
final class AtRest {
  private static final Money NOTHING = Money.zero(SampleEvents.USD);

  /// After so long another provider is asked, even if one may have an email (ADR 9).
  private static final Duration IN_DOUBT = Duration.ofMinutes(2);

  private final SimulatedServer server;
  private final List<String> wrong = new ArrayList<>();

  private AtRest(SimulatedServer server) {
    this.server = server;
  }

  /// @return every violation, in words
  static List<String> violations(SimulatedServer server) {
    AtRest rest = new AtRest(server);
    rest.wrong.addAll(server.wrong);
    rest.placesAreCounted();
    rest.nothingIsStuck();
    server.allOrders().forEach(rest::order);
    rest.wrong.addAll(TablesAtRest.violations(server));
    rest.wrong.addAll(GuestsAtRest.violations(server));
    rest.wrong.addAll(DepositsAtRest.violations(server));
    rest.wrong.addAll(RefundsAtRest.violations(server));
    rest.wrong.addAll(GateAtRest.violations(server));
    rest.ticketsAdmitOnce();
    rest.refundsAreStripes();
    rest.mailsAreSentOnce();
    return rest.wrong;
  }

  /// All that must not change when every event is worked again.
  static String picture(SimulatedServer server) {
    List<String> lines = new ArrayList<>();
    for (Order order : server.allOrders()) {
      lines.add(order.id() + " " + order.state() + " " + order.details().disputed());
      server
          .tickets
          .of(order.id())
          .forEach(t -> lines.add(t.number() + " " + t.voidReason() + " " + t.entries()));
      server.reservations.of(order.id()).forEach(r -> lines.add(r.id() + " " + r.state()));
      server.ledger.of(order.id()).forEach(e -> lines.add(e.kind() + " " + e.amount()));
      server.refunds.of(order.id()).forEach(r -> lines.add(r.id() + " " + r.state()));
    }
    server.outbox.list(null, null, 9_999).forEach(m -> lines.add(m.kind() + " " + m.state()));
    server.alerts.open(9_999).forEach(a -> lines.add(a.kind().text() + " " + a.subject()));
    lines.add(String.valueOf(server.events.find(server.event.id()).orElseThrow().tiers()));
    lines.add("mails " + server.sent().size());
    lines.add("refunds " + server.stripe.real.returned().size());
    return lines.stream().sorted().collect(Collectors.joining("\n"));
  }

  private void placesAreCounted() {
    for (Tier tier : server.events.find(server.event.id()).orElseThrow().tiers()) {
      int occupied =
          server.allOrders().stream()
              .flatMap(o -> o.details().lines().stream())
              .filter(l -> l.item().inventory().equals(tier.id().inventory()))
              .mapToInt(l -> l.quantity() - l.released())
              .sum();
      require(
          tier.taken() == occupied && tier.taken() <= tier.capacity(),
          server.broken(
              TAKEN_IS_WHAT_LINES_OCCUPY,
              tier.name() + " has taken " + tier.taken() + ", occupied are " + occupied));
    }
  }

  private void nothingIsStuck() {
    Set<String> known = new HashSet<>();
    for (WebhookEvent event : server.inbox.list(null, 9_999)) {
      known.add(event.id());
      require(
          event.state().stage() == WebhookEvent.Stage.DONE
              || (event.state().stage() == WebhookEvent.Stage.DEAD
                  && alarmed("webhook " + event.id())),
          "event " + event.id() + " (" + event.type() + ") is " + event.state());
    }
    server
        .stripe
        .told()
        .forEach(e -> require(known.contains(e.id()), "event " + e.id() + " never came in"));
    server
        .stripe
        .real
        .openPages()
        .forEach((page, order) -> wrong.add(page + " of " + order + " can still be paid"));
  }

  private void order(Order order) {
    require(!(order instanceof Order.Held), order.id() + " is still held");
    boolean bought = isBought(order);
    int places = order.details().lines().stream().mapToInt(OrderLine::admits).sum();
    List<Ticket> all = server.tickets.of(order.id());
    // A party that was moved to a larger table has more.
    require(
        (bought && order.details().hasTable())
            ? all.size() >= places
            : all.size() == (bought ? places : 0),
        server.broken(TICKETS_ARE_WHAT_WAS_PAID_FOR, order + " has " + all.size() + " tickets"));
    order.details().lines().forEach(line -> occupies(order, line));
    money(order, bought);
    stateIsExplained(order, all);
    nothingIsBoughtOfAnEventThatIsOff(order);
    disputesAndWarnings(order);
    mails(order, bought);
    require(
        !(order instanceof Order.Refunded)
            || all.stream().filter(t -> !staysIn(order, t)).noneMatch(Ticket::isValid),
        order.id() + " is refunded and has valid tickets");
  }

  private long voided(Order order, OrderLine line) {
    return server.tickets.of(order.id()).stream()
        .filter(t -> t.line() == line.no())
        .filter(t -> t.voidReason().equals(Optional.of(Ticket.VoidReason.VOIDED)))
        .count();
  }

  private void occupies(Order order, OrderLine line) {
    switch (order) {
      case Order.Held _, Order.Paid _ ->
          require(
              line.released() <= voided(order, line),
              server.broken(HELD_AND_PAID_ORDERS_OCCUPY_ALL_THEIR_PLACES, order + ": " + line));
      case Order.Expired _, Order.Failed _, Order.Cancelled _, Order.LateRefunded _ ->
          require(
              line.released() == line.quantity(),
              server.broken(LAPSED_ORDERS_OCCUPY_NOTHING, order + ": " + line));
      case Order.PartiallyRefunded _, Order.Refunded _ -> {}
    }
  }

  /// Who is at a table; and those who came in, where the money went back without asking us.
  private boolean staysIn(Order order, Ticket ticket) {
    return TablesAtRest.isAtTable(ticket)
        || (ticket.entries() > 0
            && server.stripe.real.returned().stream()
                .anyMatch(r -> r.ours() == null && r.order().equals(order.id())));
  }

  private void money(Order order, boolean bought) {
    List<Fact> facts = server.facts.of(order.id());
    Money came =
        sum(
            server.stripe.real.paid().stream()
                .filter(p -> p.order().equals(order.id()))
                .map(FakePaymentGateway.Paid::amount)
                .toList());
    Money known = sum(Fact.of(facts, Fact.Captured.class).map(Fact.Captured::amount).toList());
    require(known.equals(came), order.id() + " got " + came + ", known are " + known);
    Money owed =
        sum(
            server.refunds.of(order.id()).stream()
                .filter(r -> r.subject() instanceof Refund.Subject.Payment)
                .map(Refund::amount)
                .toList());
    require(
        known.equals(owed.plus(bought ? order.total() : NOTHING)),
        server.broken(
            CAPTURED_MONEY_BOUGHT_OR_GOES_BACK,
            order.id() + " is " + order.state() + ", got " + known + " and owes " + owed));
    Money back =
        sum(
            server.stripe.real.returned().stream()
                .filter(r -> r.order().equals(order.id()) && r.state() == RefundNews.SUCCEEDED)
                .map(FakePaymentGateway.Returned::amount)
                .toList());
    require(
        booked(order, LedgerEntry.Kind.CHARGE).equals(came),
        server.broken(THE_LEDGER_HAS_EVERY_CAPTURE, order.id() + ": charges"));
    Money moved =
        sum(
            Fact.of(facts, Fact.DisputeMoved.class)
                .map(m ->
                    m.move() == Fact.DisputeMoved.Move.WITHDRAWN
                        ? m.amount().negated()
                        : m.amount())
                .toList());
    require(
        booked(order, LedgerEntry.Kind.DISPUTE)
            .plus(booked(order, LedgerEntry.Kind.REINSTATEMENT))
            .equals(moved),
        server.broken(THE_LEDGER_HAS_WHAT_DISPUTES_MOVED, order.id() + ": moved " + moved));
    require(
        booked(order, LedgerEntry.Kind.REFUND)
            .plus(booked(order, LedgerEntry.Kind.ADJUSTMENT))
            .equals(NOTHING.minus(back)),
        order.id()
            + " gave back "
            + back
            + ", booked are "
            + booked(order, LedgerEntry.Kind.REFUND));
  }

  /// Once somebody gave all of its payment back in the dashboard, or every ticket of it is paid
  /// back, an order is refunded and in no list of what is owed.
  private void stateIsExplained(Order order, List<Ticket> all) {
    if (!(order instanceof Order.Bought)) {
      return;
    }
    String paidBy = server.facts.done(order.id()).getOrDefault(new StepKey(0, 0, "confirm"), "");
    List<FakePaymentGateway.Returned> back =
        server.stripe.real.returned().stream()
            .filter(r -> r.payment().equals(paidBy) && r.state() == RefundNews.SUCCEEDED)
            .toList();
    boolean elsewhere = back.stream().anyMatch(r -> r.ours() == null);
    Money sum = sum(back.stream().map(FakePaymentGateway.Returned::amount).toList());
    require(
        !elsewhere || sum.compareTo(order.total()) < 0,
        order.id() + " is " + order.state() + ", and all of " + paidBy + " went back");
    require(
        all.stream()
            .anyMatch(
                t -> t.isValid() || t.voidReason().equals(Optional.of(Ticket.VoidReason.VOIDED))),
        order.id() + " is " + order.state() + ", and no ticket of it is left");
  }

  private void nothingIsBoughtOfAnEventThatIsOff(Order order) {
    server.audit.of("event " + server.event.id(), 9).stream()
        .filter(e -> e.act().equals("event.cancelled"))
        .forEach(off ->
            require(
                server.audit.of("order " + order.id(), 999).stream()
                    .noneMatch(e -> e.act().equals("order.confirm") && e.at().isAfter(off.at())),
                order.id() + " was bought after its night was cancelled"));
  }

  private Money booked(Order order, LedgerEntry.Kind kind) {
    return sum(
        server.ledger.of(order.id()).stream()
            .filter(e -> e.kind() == kind && e.account() == LedgerEntry.Account.STRIPE)
            .map(LedgerEntry::amount)
            .toList());
  }

  /// What the ledger says was paid by hand for a refund.
  private Money handed(Order order, Refund refund) {
    return sum(
        server.ledger.of(order.id()).stream()
            .filter(e -> e.source().equals(refund.id().toString()))
            .filter(e -> e.account() != LedgerEntry.Account.STRIPE)
            .map(LedgerEntry::amount)
            .toList());
  }

  private void disputesAndWarnings(Order order) {
    boolean contested =
        server.stripe.real.paid().stream()
            .filter(p -> p.order().equals(order.id()))
            .anyMatch(p -> server.stripe.real.isContested(p.payment()));
    require(
        order.details().disputed() == contested
            && DisputesAndWarnings.of(server.facts.of(order.id())).mark() == contested,
        server.broken(
            DISPUTED_IS_WHAT_SOMETHING_STANDS_AGAINST,
            order.id() + " is marked " + order.details().disputed() + ", contested: " + contested));
  }

  private void mails(Order order, boolean bought) {
    List<Email> mails = server.outbox.list(null, order.id(), 999);
    require(
        count(mails, m -> m.kind() == Email.Kind.TICKETS) == (bought ? 1 + sentAnew(order) : 0),
        order.id() + " is " + order.state() + ": " + mails);
    for (Refund refund : server.refunds.of(order.id())) {
      require(
          refund.isMadeElsewhere()
              || mails.stream()
                  .anyMatch(m ->
                      m.subject().equals(refund.id().toString())
                          || m.kind() == Email.Kind.EVENT_CANCELLED),
          refund.id() + " is told to nobody");
    }
  }

  /// How often people had the tickets sent once more, by the audit trail.
  private long sentAnew(Order order) {
    return server.audit.of("order " + order.id(), 999).stream()
        .filter(
            e -> e.act().equals("order.resent") || e.detail().equals("new link and tickets sent"))
        .count();
  }

  private void ticketsAdmitOnce() {
    Map<?, Integer> admitted = server.admitted;
    for (Ticket ticket : server.allTickets()) {
      int times = admitted.getOrDefault(ticket.id(), 0);
      require(times <= 1, ticket.number() + " was admitted " + times + " times");
      // An answer may be lost with the process: then the ticket is in and nobody was told.
      require(
          ticket.entries() >= times
              && (ticket.policy() == Ticket.EntryPolicy.REENTRY || ticket.entries() <= 1),
          ticket.number() + " counts " + ticket.entries());
    }
  }

  private void refundsAreStripes() {
    List<FakePaymentGateway.Returned> made = server.stripe.real.returned();
    for (Order order : server.allOrders()) {
      for (Refund refund : server.refunds.of(order.id())) {
        long living =
            count(made, r -> refund.id().equals(r.ours()) && r.state() == RefundNews.SUCCEEDED);
        switch (refund.state()) {
          case SUCCEEDED ->
              require(living == 1, refund.id() + " is through, at Stripe " + living + " times");
          case CANCELLED -> {
            require(living == 0, refund.id() + " was not needed, at Stripe it is through");
            require(isBackWithout(refund), refund.id() + " was not needed, and its money is here");
          }
          case FAILED -> {
            require(living == 0, refund.id() + " failed, at Stripe it is through");
            require(
                alarmed("refund " + refund.id())
                    || OrderMoney.owed(refund, server.refunds, server.facts).isZero(),
                refund.id() + " failed without an alarm");
          }
          case PAID_BY_HAND -> {
            require(
                living == 0 || alarmedBy(AlertKind.REFUND_PAID_TWICE),
                refund.id() + " was paid by hand, at Stripe it is through");
            require(
                handed(order, refund)
                    .negated()
                    .equals(server.refunds.byHand(refund.id()).orElseThrow().amount()),
                refund.id() + " was paid by hand, booked are " + handed(order, refund));
          }
          case REQUESTED, PENDING -> wrong.add(refund.id() + " is still " + refund.state());
        }
      }
    }
    for (FakePaymentGateway.Paid paid : server.stripe.real.paid()) {
      Money back =
          sum(
              made.stream()
                  .filter(r -> r.payment().equals(paid.payment()) && r.state().isGoing())
                  .map(FakePaymentGateway.Returned::amount)
                  .toList());
      require(
          back.compareTo(paid.amount()) <= 0,
          server.broken(NO_MORE_GOES_BACK_THAN_CAME, paid.payment() + " went back with " + back));
    }
  }

  /// More than all of it, where a bank sent some back and another refund went out since: what was
  /// sent back is owed by a record of its own.
  private boolean isBackWithout(Refund ours) {
    return server.stripe.real.paid().stream()
        .filter(paid -> paid.payment().equals(ours.payment()))
        .allMatch(paid -> everGoing(paid.payment()).compareTo(paid.amount()) >= 0);
  }

  /// What went back of a payment, also what a bank has sent back since.
  private Money everGoing(String payment) {
    return sum(
        server.stripe.real.returned().stream()
            .filter(r -> r.payment().equals(payment))
            .map(FakePaymentGateway.Returned::amount)
            .toList());
  }

  /// To one address twice only by two providers, and not within the time that the first one alone
  /// is asked. A corrected address gets what may have gone to the mistyped one.
  private void mailsAreSentOnce() {
    Map<String, Email> owed =
        server.outbox.list(null, null, 9_999).stream()
            .collect(Collectors.toMap(m -> m.kind() + " " + m.subject(), m -> m));
    Set<String> out = new HashSet<>();
    Set<String> once = new HashSet<>();
    for (FakeMailTransport.Sent sent : server.sent()) {
      String subject = sent.email().subject();
      out.add(subject);
      Email mail = owed.get(subject);
      require(mail != null, "sent and owed to nobody: " + subject);
      require(
          once.add(subject + " to " + sent.email().to().value())
              || (mail != null && !sent.at().isBefore(mail.queuedAt().plus(IN_DOUBT))),
          "sent twice: " + subject);
    }
    owed.forEach((subject, mail) ->
        require(
            mail.state().stage() == Email.Stage.ACCEPTED
                ? out.contains(subject)
                : mail.state().stage() == Email.Stage.GIVEN_UP
                    && (mail.to() instanceof Recipient.Erased || alarmed("email " + mail.id())),
            subject + " is " + mail.state() + ", sent: " + out.contains(subject)));
  }

  private boolean alarmed(String subject) {
    return server.alerts.open(9_999).stream().map(Alert::subject).anyMatch(subject::equals);
  }

  private boolean alarmedBy(AlertKind kind) {
    return server.alerts.open(9_999).stream().map(Alert::kind).anyMatch(kind::equals);
  }

  private static boolean isBought(Order order) {
    return order instanceof Order.Bought || order instanceof Order.Refunded;
  }

  private static <T> long count(List<T> all, Predicate<T> which) {
    return all.stream().filter(which).count();
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(NOTHING, Money::plus);
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }
}
