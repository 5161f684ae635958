package live.maguey.cli.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import live.maguey.cli.outages.ServerProcess;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.cli.up.FreePort;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.persistence.Invariants;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// Two `maguey serve` behind Debian's HAProxy with `deploy/haproxy.cfg`, on one database. One of
/// them is killed again and again while guests buy, are written to and go in.
@Tag("full")
class TwoServersIT {
  private static final int GUESTS = 60;
  private static final int AT_ONCE = 6;
  private static final int KILLS = 5;
  private static final Duration UP = Duration.ofMinutes(1);
  private static final Duration HEALED = Duration.ofMinutes(2);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger in = new AtomicInteger();

  @TempDir private Path folder;

  /// `maguey serve` on a port of its own, started again after it was killed.
  private record Node(int port, Map<String, String> settings, Path folder) {
    ServerProcess start() throws IOException {
      Files.createDirectories(folder);
      return ServerProcess.start(settings, folder, "-Xmx256m");
    }
  }

  @Test
  void no_answer_is_lost_while_one_of_two_is_killed_at_random(TestReporter reporter)
      throws Exception {
    long seed = System.nanoTime();
    reporter.publishEntry("seed", String.valueOf(seed));
    try (RunningServer server = ServerProcess.server()) {
      Event event = event(server);
      List<Table> tables =
          server.stores().sales().tables().of(event.id()).orElseThrow().plan().tables();
      String phone = server.phoneAt("Gate A", "phone 1");
      List<StubbornGuest> guests =
          IntStream.range(0, GUESTS)
              .mapToObj(_ -> new StubbornGuest(server, client, event, phone, unanswered))
              .toList();
      List<Node> nodes = List.of(node(server, "one"), node(server, "two"));
      server.stop();

      URI plan = server.site().resolve("/api/events/" + event.slug() + "/tables");
      try (Proxy _ = Proxy.pair(server.site().getPort(), ports(nodes), folder);
          ExecutorService buying = Executors.newFixedThreadPool(AT_ONCE);
          LivePlan live = new LivePlan(client, plan)) {
        List<ServerProcess> running = new ArrayList<>();
        try {
          for (Node node : nodes) {
            running.add(node.start());
            isReady(node.port);
          }
          isReady(server.site().getPort());
          List<Future<?>> going =
              guests.stream().<Future<?>>map(guest -> buying.submit(() -> goesIn(guest))).toList();
          List<Integer> order = new ArrayList<>(List.of(0, 1, 0, 1, 0));
          Collections.shuffle(order, new Random(seed));
          for (int kill = 0; kill < KILLS; kill++) {
            int far = GUESTS * (kill + 1) / (KILLS + 1);
            Await.until(HEALED, () -> assertThat(in.get()).isGreaterThanOrEqualTo(far));
            int which = order.get(kill);
            running.get(which).close();
            running.set(which, nodes.get(which).start());
            isReady(nodes.get(which).port);
            Table table = tables.get(kill);
            Guest.holdingTable(server, event, table, "host-" + kill + "@example.com");
            Await.until(() -> assertThat(live.standing(table)).isEqualTo("held"));
          }
          for (Future<?> guest : going) {
            guest.get();
          }
          assertThat(live.connections()).as("streams opened").isGreaterThan(1);
          reporter.publishEntry("asked again", String.valueOf(unanswered.get()));
          reporter.publishEntry("streams opened", String.valueOf(live.connections()));
        } finally {
          buying.shutdownNow();
          for (ServerProcess one : running) {
            one.close();
          }
        }
      }

      server.restart();
      guests.forEach(guest -> Await.until(HEALED, guest::stillHasWhatWasAnswered));
      Invariants.check(server.stores().database());
    }
  }

  private void goesIn(StubbornGuest guest) {
    try {
      guest.goesIn();
      in.incrementAndGet();
    } catch (AssertionError | RuntimeException wronged) {
      wronged.printStackTrace();
      throw wronged;
    }
  }

  /// A night that has begun, so that who buys can go in.
  private static Event event(RunningServer server) {
    SampleEvents tonight =
        SampleEvents.around(
            server.stores().ids(), server.clock().instant().minus(Duration.ofMinutes(90)));
    SamplePlans room = SamplePlans.room(server.stores().ids());
    IntStream.range(0, KILLS).forEach(i -> room.table(String.valueOf(i + 1)));
    return server.furnish(server.add(tonight.tier("General", GUESTS)), room.plan());
  }

  private Node node(RunningServer server, String name) {
    int port = FreePort.any();
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put("port", String.valueOf(port));
    settings.put("proxies", "1");
    settings.put("ops.port", "off");
    return new Node(port, settings, folder.resolve(name));
  }

  private static List<Integer> ports(List<Node> nodes) {
    return nodes.stream().map(Node::port).toList();
  }

  private void isReady(int port) {
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    Await.until(
        UP,
        () -> {
          int status;
          try {
            status = client.send(ready, BodyHandlers.discarding()).statusCode();
          } catch (IOException notListening) {
            throw new AssertionError("not listening yet", notListening);
          }
          assertThat(status).isEqualTo(200);
        });
  }
}
