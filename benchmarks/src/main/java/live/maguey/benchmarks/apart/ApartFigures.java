package live.maguey.benchmarks.apart;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import live.maguey.api.Application;
import live.maguey.api.Stores;
import live.maguey.benchmarks.fixtures.BuyerFixtures;
import live.maguey.benchmarks.fixtures.DatabaseFixture;
import live.maguey.benchmarks.fixtures.Load;
import live.maguey.benchmarks.fixtures.Pace;
import live.maguey.benchmarks.fixtures.RowFixtures;
import live.maguey.cli.load.Buyers;
import live.maguey.cli.load.Client;
import live.maguey.cli.load.Phones;
import live.maguey.codes.Ed25519TicketSigner;
import live.maguey.codes.KeyRing;
import live.maguey.codes.KeySeal;
import live.maguey.events.Event;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketSigner;

/// What an order, a purchase and a scan take of the processor.
public final class ApartFigures {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int AT_ONCE = 300;
  private static final int PHONES = 10;
  private static final int TICKETS = 100_000;
  private static final int STARTS = 7;
  private static final Duration WARM = Duration.ofSeconds(10);
  private static final String CARD = "number=4242424242424242&expiry=12%2F99&cvc=123&name=A+guest";

  private final Pace pace;
  private final Apart apart;
  private final DatabaseFixture fixture;
  private final BuyerFixtures buyerFixtures;
  private int used;

  private ApartFigures(Pace pace, Apart apart) {
    this.pace = pace;
    this.apart = apart;
    this.fixture = apart.fixture();
    this.buyerFixtures = new BuyerFixtures(fixture);
  }

  /// @param memory of the server after all of it, in bytes
  /// @param firstPage milliseconds from the program's start to its first page, the median of seven
  public record Taken(List<Spent> operations, long memory, double firstPage) {}

  public static Taken take(Pace pace) {
    try (DatabaseFixture fixture = new DatabaseFixture();
        Apart apart = new Apart(fixture)) {
      ApartFigures figures = new ApartFigures(pace, apart);
      List<Spent> all = new ArrayList<>();
      all.add(figures.purchases());
      all.add(figures.scans());
      all.add(figures.orders(8));
      all.add(figures.orders(100));
      long memory = apart.memory();
      List<Duration> starts = apart.starts(STARTS).stream().sorted().toList();
      return new Taken(all, memory, starts.get(STARTS / 2).toNanos() / 1e6);
    }
  }

  /// The turn in the middle by what it took.
  private Spent median(IntFunction<Spent> turn) {
    List<Spent> turns = new ArrayList<>();
    for (int i = 0; i < pace.turns(); i++) {
      turns.add(turn.apply(i));
    }
    turns.sort(Comparator.comparingDouble(Spent::together));
    return turns.get(turns.size() / 2);
  }

  private Spent orders(int buyers) {
    Event event = buyerFixtures.event();
    Client client = apart.client();
    Load.Work order = _ -> Buyers.place(client, event, Buyers.some(), fixture.ids());
    double rate = Load.run(buyers, Duration.ZERO, WARM, order).perSecond();
    int calls = (int) Math.max(buyers, rate * pace.time().toSeconds());
    return median(
        _ -> spent("order with its session", buyers, "", () -> Load.runAll(buyers, calls, order)));
  }

  /// Each with two places; from the first order to the last mail.
  private Spent purchases() {
    var _ = purchase();
    return median(_ -> purchase());
  }

  private Spent purchase() {
    Event event = buyerFixtures.event();
    Client shop = apart.client();
    Client stripe = apart.stripe();
    long begin = System.nanoTime();
    List<Double> seconds = new ArrayList<>();
    Spent spent =
        spent(
            "purchase to the last mail with PDF",
            AT_ONCE,
            "",
            () -> {
              Load.Sample paid =
                  Load.runAll(
                      AT_ONCE,
                      AT_ONCE,
                      _ -> {
                        String page =
                            JSON.readTree(Buyers.place(shop, event, 2, fixture.ids()))
                                .path("checkoutUrl")
                                .asText();
                        stripe.submit(
                            URI.create(page).getPath(), CARD, (status, _) -> status == 303);
                      });
              long asked = System.nanoTime();
              String here = " WHERE o.event_id = '" + event.id() + "' AND ";
              fixture.await("SELECT count(*) FROM orders o" + here + "o.state = 'paid'", AT_ONCE);
              seconds.add((System.nanoTime() - asked) / 1e9);
              fixture.await(
                  "SELECT count(*) FROM emails e JOIN orders o ON o.id = e.order_id"
                      + here
                      + "e.state IN ('accepted', 'delivered')",
                  AT_ONCE);
              seconds.add((System.nanoTime() - asked) / 1e9);
              // What follows a payment, such as its fee, is part of it.
              fixture.await("SELECT count(*) FROM webhook_events WHERE state = 'received'", 0);
              return new Load.Sample(
                  AT_ONCE, Duration.ofNanos(System.nanoTime() - begin), paid.nanos());
            });
    return new Spent(
        spent.operation(),
        spent.callers(),
        spent.perSecond(),
        spent.p50(),
        spent.p99(),
        spent.server(),
        spent.postgres(),
        String.format(
            Locale.ROOT,
            "after the last payment settled in %.1f s, mailed in %.1f s",
            seconds.get(0),
            seconds.get(1)));
  }

  private Spent scans() {
    try (Stores stores = fixture.stores()) {
      Event tonight = buyerFixtures.openEvent();
      RowFixtures rowFixtures = new RowFixtures(fixture);
      rowFixtures.sell(tonight, TICKETS);
      TicketSigner signer =
          new Ed25519TicketSigner(
              new KeyRing(stores.gates().keys(), Clock.systemUTC()),
              new KeySeal(Base64.getDecoder().decode(Apart.MASTER_KEY), new SecureRandom()));
      Phones phones = Phones.enrol(PHONES, Application.at(stores));
      Client client = apart.client();
      int calls = TICKETS / 2 / (pace.turns() + 1);
      IntFunction<Spent> turn =
          _ -> {
            List<String> codes =
                rowFixtures.tickets(tonight, used, calls).stream()
                    .map(Ticket::code)
                    .map(signer::sign)
                    .toList();
            used += calls;
            return spent(
                "scan",
                PHONES,
                "",
                () -> Load.runAll(PHONES, calls, i -> phones.scan(client, codes.get(i), i)));
          };
      var _ = turn.apply(0);
      return median(turn);
    }
  }

  private interface Operations {
    Load.Sample done();
  }

  private Spent spent(String operation, int callers, String note, Operations all) {
    List<Duration> before = apart.taken();
    Load.Sample sample = all.done();
    List<Duration> after = apart.taken();
    return Spent.of(
        operation,
        callers,
        sample,
        after.get(0).minus(before.get(0)),
        after.get(1).minus(before.get(1)),
        note);
  }
}
