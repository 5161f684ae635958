package live.maguey.benchmarks.gate;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import live.maguey.api.Application;
import live.maguey.api.settings.DemoSettings;
import live.maguey.benchmarks.fixtures.BuyerFixtures;
import live.maguey.benchmarks.fixtures.DatabaseFixture;
import live.maguey.benchmarks.fixtures.Figure;
import live.maguey.benchmarks.fixtures.Load;
import live.maguey.benchmarks.fixtures.Node;
import live.maguey.benchmarks.fixtures.Pace;
import live.maguey.benchmarks.fixtures.RowFixtures;
import live.maguey.benchmarks.fixtures.Runs;
import live.maguey.benchmarks.fixtures.TableFixtures;
import live.maguey.benchmarks.orders.HoldFigures;
import live.maguey.cli.load.Client;
import live.maguey.cli.load.Phones;
import live.maguey.codes.Ed25519TicketSigner;
import live.maguey.codes.KeyRing;
import live.maguey.codes.KeySeal;
import live.maguey.events.Event;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketSigner;

/// From the code that a phone read to the verdict, over HTTP; each ticket is valid and comes once.
public final class ScanFigures {
  private static final int EVENT = 100_000;
  private static final int DATABASE = 1_000_000;
  private static final int SCANS = 5_000;

  private final Pace pace;
  private final DatabaseFixture fixture;
  private final Node node;
  private final TicketSigner signer;
  private int used;

  private ScanFigures(Pace pace, DatabaseFixture fixture, Node node) {
    this.pace = pace;
    this.fixture = fixture;
    this.node = node;
    this.signer =
        new Ed25519TicketSigner(
            new KeyRing(node.stores().gates().keys(), Clock.systemUTC()),
            new KeySeal(
                Base64.getDecoder().decode(DemoSettings.all().get("keys.master")),
                new SecureRandom()));
  }

  public static List<Figure> take(Pace pace) {
    try (DatabaseFixture fixture = new DatabaseFixture();
        Node node = new Node(fixture, false, Map.of())) {
      ScanFigures figures = new ScanFigures(pace, fixture, node);
      RowFixtures rowFixtures = new RowFixtures(fixture);
      Event tonight = new BuyerFixtures(fixture).openEvent();
      rowFixtures.sell(tonight, EVENT);
      List<Figure> all = new ArrayList<>();
      all.addAll(figures.scans("scans over HTTP, 100,000 tickets", rowFixtures, tonight));
      if (pace.million()) {
        rowFixtures.sell(rowFixtures.nextYear(), DATABASE - EVENT);
        all.addAll(figures.scans("scans over HTTP, a million tickets", rowFixtures, tonight));
        all.addAll(
            HoldFigures.take(pace, fixture, "holds at the port, a million tickets sold", 100));
      }
      return all;
    }
  }

  /// Of tables of eight, whose first pass checks the reservation in.
  public static List<Figure> ofPasses(Pace pace) {
    try (DatabaseFixture fixture = new DatabaseFixture();
        Node node = new Node(fixture, false, Map.of())) {
      Event tonight = new BuyerFixtures(fixture).openEvent();
      new TableFixtures(fixture).sold(tonight, EVENT / TableFixtures.SEATS);
      return new ScanFigures(pace, fixture, node)
          .scans("scans over HTTP, 100,000 passes of tables", new RowFixtures(fixture), tonight);
    }
  }

  private List<Figure> scans(String group, RowFixtures rowFixtures, Event tonight) {
    List<Figure> all = new ArrayList<>();
    for (int n : new int[] {1, 10, 100}) {
      int scans = n == 1 ? SCANS / 4 : SCANS;
      Phones phones = Phones.enrol(n, Application.at(node.stores()));
      all.addAll(
          new Runs(group, n)
              .design(DatabaseFixture.FLOOR, () -> Load.runAll(n, scans, fixture.floor()))
              .design(
                  "admitted",
                  () -> {
                    List<String> codes =
                        rowFixtures.tickets(tonight, used, scans).stream()
                            .map(Ticket::code)
                            .map(signer::sign)
                            .toList();
                    used += scans;
                    Client client = node.client();
                    return Load.runAll(n, scans, i -> phones.scan(client, codes.get(i), i));
                  })
              .run(pace.turns()));
    }
    return all;
  }
}
