package live.maguey.benchmarks.gate;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import live.maguey.api.settings.DemoSettings;
import live.maguey.benchmarks.ground.Client;
import live.maguey.benchmarks.ground.Contest;
import live.maguey.benchmarks.ground.Crowd;
import live.maguey.benchmarks.ground.Figure;
import live.maguey.benchmarks.ground.Ground;
import live.maguey.benchmarks.ground.Load;
import live.maguey.benchmarks.ground.Node;
import live.maguey.benchmarks.ground.Pace;
import live.maguey.benchmarks.ground.Season;
import live.maguey.benchmarks.orders.HoldFigures;
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
  private final Ground ground;
  private final Node node;
  private final TicketSigner signer;
  private int used;

  private ScanFigures(Pace pace, Ground ground, Node node) {
    this.pace = pace;
    this.ground = ground;
    this.node = node;
    this.signer =
        new Ed25519TicketSigner(
            new KeyRing(node.stores().keys(), Clock.systemUTC()),
            new KeySeal(
                Base64.getDecoder().decode(DemoSettings.all().get("keys.master")),
                new SecureRandom()));
  }

  public static List<Figure> take(Pace pace) {
    try (Ground ground = new Ground();
        Node node = new Node(ground, false, Map.of())) {
      ScanFigures figures = new ScanFigures(pace, ground, node);
      Season season = new Season(ground);
      Event tonight = new Crowd(ground).openNight();
      season.sell(tonight, EVENT);
      List<Figure> all = new ArrayList<>();
      all.addAll(figures.scans("scans over HTTP, 100,000 tickets", season, tonight));
      if (pace.million()) {
        season.sell(season.nextYear(), DATABASE - EVENT);
        all.addAll(figures.scans("scans over HTTP, a million tickets", season, tonight));
        all.addAll(
            HoldFigures.take(pace, ground, "holds at the port, a million tickets sold", 100));
      }
      return all;
    }
  }

  private List<Figure> scans(String group, Season season, Event tonight) {
    List<Figure> all = new ArrayList<>();
    for (int n : new int[] {1, 10, 100}) {
      int scans = n == 1 ? SCANS / 4 : SCANS;
      Phones phones = Phones.enrol(n, node.stores(), ground.ids());
      all.addAll(
          new Contest(group, n)
              .design(Ground.FLOOR, () -> Load.runAll(n, scans, ground.floor()))
              .design(
                  "admitted",
                  () -> {
                    List<String> codes =
                        season.tickets(tonight, used, scans).stream()
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
