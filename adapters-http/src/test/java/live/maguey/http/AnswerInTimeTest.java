package live.maguey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import live.maguey.events.SampleEvents;
import live.maguey.http.answers.Reply;
import live.maguey.http.connections.Drain;
import live.maguey.http.routing.Body;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Who;
import live.maguey.http.web.Pages;
import live.maguey.http.web.shop.ErrorPages;
import live.maguey.shared.Deadline;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerInTimeTest {
  private final AtomicLong nanos = new AtomicLong();
  private final CountDownLatch reading = new CountDownLatch(1);
  private final AtomicLong looks = new AtomicLong();
  private final MagueyServer server =
      new MagueyServer(
              Settings.plain(),
              new SequentialIds(),
              new SimpleMeterRegistry(),
              new Drain(),
              Settings.counting(Settings.plain()),
              new ErrorPages(Pages.load(Settings.plain(), SampleEvents.VENUE)),
              _ -> List.of(this::routes))
          .start();

  private void routes(RouteTable table) {
    Policy<Who.Anybody> policy =
        Policy.program(new Who.Anybody(), Cache.NEVER).tier(Settings.UNCOUNTED);
    table
        .get("/api/left", policy, (request, response) -> Reply.html(request, response, left()))
        .post(
            "/api/left",
            policy.document(100),
            (request, response) ->
                Deadline.in(Duration.ofSeconds(8), this::look)
                    .during(() -> {
                      Body.read(request);
                      Reply.html(request, response, left());
                      return true;
                    }));
  }

  /// The first look is that of the beginning, the second that before the body is read.
  private long look() {
    long now = nanos.get();
    if (looks.incrementAndGet() == 2) {
      reading.countDown();
    }
    return now;
  }

  private static String left() {
    return Deadline.left().map(left -> Long.toString(left.toMillis())).orElse("none");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void every_request_has_eight_seconds_of_its_own() {
    Client client = new Client(server.port());
    for (int i = 0; i < 2; i++) {
      assertThat(Long.parseLong(client.get("/api/left").body())).isBetween(1L, 8_000L);
    }
  }

  @Test
  void how_long_a_client_takes_to_send_a_body_is_not_counted()
      throws IOException, InterruptedException {
    try (RawConnection client = new RawConnection(server.port())) {
      client.send("POST /api/left HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nab");
      assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
      nanos.set(Duration.ofSeconds(20).toNanos());
      assertThat(client.send("cde").answer().body()).isEqualTo("8000");
    }
  }
}
