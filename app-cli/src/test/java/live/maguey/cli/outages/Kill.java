package live.maguey.cli.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.RunningServer;
import live.maguey.persistence.Invariants;

/// A node is killed as a power cut kills it, at some moments at once. The next node on the same
/// database takes over; nobody is asked to do anything.
final class Kill {
  private static final Duration HEALED = Duration.ofMinutes(1);

  private Kill() {}

  static void at(List<Function<RunningServer, KillPoint>> moments, Path folder) throws Exception {
    try (RunningServer server = ServerProcess.server()) {
      List<KillPoint> points = moments.stream().map(moment -> moment.apply(server)).toList();
      server.stop();
      try (ServerProcess node = ServerProcess.start(server.settings(), folder);
          Locks locks = new Locks(server.settings())) {
        Await.until(
            HEALED,
            () -> assertThat(server.client().get("/health/ready").statusCode()).isEqualTo(200));
        for (KillPoint point : points) {
          point.reach(locks);
        }
        node.kill();
      }
      points.forEach(KillPoint::meanwhile);
      server.stripe().knobs().reset();
      server.resend().knobs().reset();

      server.restart();
      long back = System.nanoTime();
      points.forEach(KillPoint::askAgain);
      Await.until(HEALED, () -> points.forEach(KillPoint::isHealed));
      Duration healed = Duration.ofNanos(System.nanoTime() - back);

      Invariants.check(server.stores().database());
      points.forEach(point -> point.rows().forEach((when, after) -> tell(when, after, healed)));
    }
  }

  private static void tell(String when, String after, Duration healed) {
    ReliabilityPage.tells(
        new ReliabilityPage.Row(
            "A node is killed " + when, "nothing: it was the only node", after, healed));
  }
}
