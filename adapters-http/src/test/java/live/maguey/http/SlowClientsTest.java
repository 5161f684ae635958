package live.maguey.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.maguey.events.SampleEvents;
import live.maguey.http.answers.Reply;
import live.maguey.http.connections.Drain;
import live.maguey.http.connections.HttpSettings;
import live.maguey.http.routing.Body;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Who;
import live.maguey.http.web.Pages;
import live.maguey.http.web.shop.ErrorPages;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Clients that hang up, drip, withhold, or come in crowds: everybody else is served.
class SlowClientsTest {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final int BODY = 400_000;
  private static final String POST =
      "POST /api/length HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n";

  private SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<RawConnection> connections = new ArrayList<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private MagueyServer server = server(limits(100, 32L * 1024 * 1024));

  private static HttpSettings.Clients limits(int connections, long bodies) {
    return new HttpSettings.Clients(connections, SHORT, SHORT, SHORT, bodies);
  }

  private MagueyServer server(HttpSettings.Clients clients) {
    HttpSettings settings = Settings.with(clients);
    log.start();
    ((Logger) LoggerFactory.getLogger("live.maguey")).addAppender(log);
    ((Logger) LoggerFactory.getLogger("io.helidon")).addAppender(log);
    return new MagueyServer(
            settings,
            new SequentialIds(),
            meters,
            new Drain(),
            Settings.counting(settings),
            new ErrorPages(Pages.load(settings, SampleEvents.VENUE)),
            _ -> List.of(SlowClientsTest::routes))
        .start();
  }

  private static void routes(RouteTable table) {
    Policy<Who.Anybody> policy =
        Policy.program(new Who.Anybody(), Cache.NEVER).tier(Settings.UNCOUNTED);
    table
        .get(
            "/api/long",
            policy,
            (request, response) -> Reply.html(request, response, "x".repeat(900)))
        .get(
            "/api/huge",
            policy,
            (request, response) -> Reply.html(request, response, "x".repeat(20_000_000)))
        .post(
            "/api/length",
            policy.document(512 * 1024),
            (request, response) -> Reply.html(request, response, "" + Body.read(request).length));
  }

  @AfterEach
  void stop() throws IOException {
    for (RawConnection connection : connections) {
      connection.close();
    }
    server.stop();
    ((Logger) LoggerFactory.getLogger("live.maguey")).detachAppender(log);
    ((Logger) LoggerFactory.getLogger("io.helidon")).detachAppender(log);
  }

  private RawConnection open() throws IOException {
    RawConnection connection = new RawConnection(server.port());
    connections.add(connection);
    return connection;
  }

  private void restart(HttpSettings.Clients clients) {
    server.stop();
    meters = new SimpleMeterRegistry();
    server = server(clients);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/length HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf",
        "POST /api/length HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n400\r\nhalf",
        "POST /api/length HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
        "POST /api/length HTTP/1.1\r\nHost: x\r\nContent-Le",
        "POST /api/len",
      })
  void a_client_that_hangs_up_in_the_middle_is_counted_and_nothing_has_failed(String half)
      throws IOException {
    open().send(half).close();
    await(() -> gone("hung-up") > 0);

    server.stop();
    assertThat(log.list)
        .allSatisfy(line -> {
          assertThat(line.getThrowableProxy()).isNull();
          assertThat(line.getLevel().levelStr).isNotIn("WARN", "ERROR");
        });
    assertThat(meters.find("maguey.http.requests").timers())
        .noneMatch(timer -> String.valueOf(timer.getId().getTag("status")).startsWith("5"));
  }

  @Test
  void a_client_that_hangs_up_where_nobody_reads_the_body_is_no_fault_either() throws IOException {
    RawConnection gone = open();
    gone.send("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf").answer();
    gone.close();
    await(() -> meters.get("maguey.http.connections").gauge().value() == 0);
    assertThat(log.list).allSatisfy(line -> assertThat(line.getThrowableProxy()).isNull());
  }

  @Test
  void a_head_that_drips_is_ended_by_its_deadline() throws IOException {
    RawConnection slow = open().send("GET /api/long HTTP/1.1\r\nHost: x\r\n");
    assertThat(endsWhileDripping(slow, "X-A: b\r\n")).isTrue();
    assertThat(gone("slow")).isEqualTo(1);
  }

  @Test
  void a_body_that_drips_is_ended_by_its_deadline() throws IOException {
    RawConnection slow = open().send(POST + "Content-Length: 5000\r\n\r\n");
    assertThat(endsWhileDripping(slow, "x")).isTrue();
    assertThat(gone("slow")).isEqualTo(1);
  }

  @Test
  void a_client_that_says_nothing_at_all_is_let_go_and_is_no_fault() throws IOException {
    assertThat(open().isEnded()).isTrue();
    RawConnection kept = open().send("GET /api/long HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(kept.answer().status()).isEqualTo(200);
    assertThat(kept.isEnded()).isTrue();
    assertThat(gone("slow") + gone("hung-up")).isZero();
  }

  @Test
  void an_answer_that_nobody_takes_is_ended_by_its_deadline() throws IOException {
    restart(new HttpSettings.Clients(100, SHORT, SHORT, SHORT, 1 << 20));
    open().send("GET /api/huge HTTP/1.1\r\nHost: x\r\n\r\n");
    await(() -> gone("slow") > 0);
  }

  @Test
  void a_slow_but_steady_client_is_served() throws Exception {
    restart(new HttpSettings.Clients(100, SHORT, Duration.ofSeconds(8), SHORT, 1 << 20));
    // Longer than the head may take, and than two of the rounds in which the late are closed.
    RawConnection steady = open().send(POST + "Content-Length: 16\r\n\r\n");
    for (char c : "abcdefghijklmnop".toCharArray()) {
      java.util.concurrent.locks.LockSupport.parkNanos(80_000_000);
      steady.send("" + c);
    }
    assertThat(steady.answer().body()).isEqualTo("16");
  }

  @Test
  void beyond_the_bound_the_idle_give_way_to_the_next() throws IOException {
    restart(
        new HttpSettings.Clients(
            10, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1), 1 << 20));
    for (int i = 0; i < 40; i++) {
      open();
    }
    RawConnection.Answer answer = open().send("GET /api/long HTTP/1.1\r\nHost: x\r\n\r\n").answer();
    assertThat(answer.status()).isEqualTo(200);
    await(() -> meters.get("maguey.http.connections").gauge().value() <= 10);
  }

  @Test
  void a_client_that_withholds_the_ends_of_huge_bodies_leaves_room_for_small_ones()
      throws IOException {
    restart(
        new HttpSettings.Clients(
            100, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1), 2 << 20));
    for (int i = 0; i < 20; i++) {
      open().send(POST + "Content-Length: " + (BODY + 1) + "\r\n\r\n" + "x".repeat(BODY));
    }
    double most = 2 << 20;
    await(() -> meters.get("maguey.http.bodies").gauge().value() > most / 3);

    RawConnection other = open().send(POST + "Content-Length: 3000\r\n\r\n" + "x".repeat(3000));
    assertThat(other.answer().body()).isEqualTo("3000");
    assertThat(meters.get("maguey.http.bodies").gauge().value()).isLessThanOrEqualTo(most);

    RawConnection huge = open().send(POST + "Content-Length: " + BODY + "\r\n\r\n");
    huge.send("x".repeat(BODY));
    RawConnection.Answer refused = huge.answer();
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.head()).containsIgnoringCase("retry-after");
  }

  @Test
  void memory_is_freed_when_the_request_is_over() throws IOException {
    restart(limits(100, 1 << 20));
    for (int i = 0; i < 10; i++) {
      RawConnection one = open().send(POST + "Content-Length: " + BODY + "\r\n\r\n");
      assertThat(one.send("x".repeat(BODY)).answer().body()).isEqualTo("" + BODY);
      await(() -> meters.get("maguey.http.bodies").gauge().value() == 0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/long HTTP/1.0\r\n\r\n",
        "GET /api/long HTTP/1.0\r\nHost: shop\r\nConnection: close\r\n\r\n",
        "GET /api/long HTTP/1.0\r\nHost: shop\r\nConnection: keep-alive\r\n\r\n"
      })
  void http_1_0_is_answered_and_the_connection_closed(String request) throws IOException {
    RawConnection old = open();
    for (String part : request.split("(?<=/)")) {
      old.send(part);
    }
    RawConnection.Answer answer = old.answer();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.head()).containsIgnoringCase("connection: close");
    assertThat(answer.body()).hasSize(900);
    assertThat(old.isEnded()).isTrue();
  }

  @Test
  void a_body_comes_by_http_1_0_too() throws IOException {
    RawConnection old = open().send(POST.replace("1.1", "1.0") + "Content-Length: 5\r\n\r\nab");
    assertThat(old.send("cde").answer().body()).isEqualTo("5");
  }

  private boolean endsWhileDripping(RawConnection connection, String drop) {
    long until = System.nanoTime() + Duration.ofSeconds(8).toNanos();
    try {
      while (System.nanoTime() < until) {
        connection.send(drop);
        Thread.onSpinWait();
        if (gone("slow") > 0) {
          return true;
        }
        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
      }
      return false;
    } catch (IOException closed) {
      return true;
    }
  }

  private double gone(String reason) {
    return meters.find("maguey.http.clients.gone").tag("reason", reason).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) {
    long until = System.nanoTime() + Duration.ofSeconds(8).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("did not come true in time").isLessThan(until);
      java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
    }
  }
}
