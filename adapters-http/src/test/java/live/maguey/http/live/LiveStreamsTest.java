package live.maguey.http.live;

import static live.maguey.http.live.StreamReader.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import live.maguey.http.Client;
import live.maguey.http.LiveServer;
import live.maguey.http.Settings;
import live.maguey.live.InMemoryAnnouncements;
import live.maguey.shared.InMemoryWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveStreamsTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final LiveLimits LIMITS = new LiveLimits(10, 10, LONG, LONG, LONG, LONG);

  private final InMemoryAnnouncements announcements =
      new InMemoryAnnouncements(new InMemoryWorld());
  private final List<StreamReader> readers = new ArrayList<>();
  private LiveServer server = new LiveServer(announcements, LIMITS);

  @AfterEach
  void close() throws IOException {
    for (StreamReader reader : readers) {
      reader.close();
    }
    server.close();
  }

  private void restart(LiveLimits limits) {
    server.close();
    server = new LiveServer(announcements, limits);
  }

  private StreamReader open(String... headers) throws IOException {
    StreamReader reader = StreamReader.open(server.port(), LiveServer.STREAM, headers);
    readers.add(reader);
    return reader;
  }

  private StreamReader showing(long n) throws IOException {
    StreamReader reader = open();
    await(() -> reader.shows(n));
    return reader;
  }

  private void change(long n) {
    server.state.set(n);
    announcements.announce(LiveServer.PLAN);
  }

  @Test
  void who_opens_a_stream_gets_the_state_and_then_each_change_within_a_second() throws IOException {
    StreamReader reader = showing(0);
    assertThat(reader.lines().getFirst()).isEqualTo("HTTP/1.1 200 OK");
    assertThat(String.join("\n", reader.lines()))
        .containsIgnoringCase("content-type: text/event-stream")
        .containsIgnoringCase("cache-control: no-store")
        .containsIgnoringCase("x-accel-buffering: no")
        .contains("retry: ");
    for (int n = 1; n <= 5; n++) {
      int now = n;
      change(n);
      await(SOON, () -> reader.shows(now));
    }
  }

  @Test
  void a_state_is_read_once_for_all_who_look() throws IOException {
    for (int i = 0; i < 10; i++) {
      showing(0);
    }
    int before = server.reads.get();
    change(1);
    for (StreamReader reader : readers) {
      await(SOON, () -> reader.shows(1));
    }
    assertThat(server.reads.get()).isEqualTo(before + 1);
  }

  @Test
  void who_comes_again_with_the_newest_state_gets_nothing_and_with_another_gets_it()
      throws IOException {
    StreamReader first = showing(0);
    String id =
        first.lines().stream().filter(line -> line.startsWith("id: ")).findFirst().orElseThrow();
    StreamReader again = open("Last-Event-ID: " + id.substring(4));
    StreamReader byAddress =
        StreamReader.open(server.port(), LiveServer.STREAM + "?last=" + id.substring(4));
    readers.add(byAddress);
    await(() -> server.streams() == 3);
    change(1);
    await(() -> again.shows(1) && byAddress.shows(1));
    assertThat(again.snapshots()).hasSize(1);
    assertThat(byAddress.snapshots()).hasSize(1);
  }

  @Test
  void a_silent_stream_beats() throws IOException {
    restart(new LiveLimits(10, 10, Duration.ofMillis(50), LONG, LONG, LONG));
    StreamReader reader = showing(0);
    await(() -> reader.events("beat") >= 3);
    assertThat(reader.lines()).contains(": beat");
  }

  @Test
  void a_stream_ends_when_its_life_is_over_and_its_connection_with_it() throws IOException {
    restart(new LiveLimits(10, 10, Duration.ofMillis(100), LONG, Duration.ofSeconds(1), LONG));
    StreamReader reader = showing(0);
    await(reader::isEnded);
    assertThat(reader.events("beat")).isGreaterThan(3);
  }

  @Test
  void who_hangs_up_gives_the_place_back_at_once() throws IOException {
    StreamReader reader = showing(0);
    assertThat(server.streams()).isOne();
    reader.close();
    await(SOON, () -> server.streams() == 0);
  }

  @Test
  void who_takes_nothing_is_cut_while_the_others_go_on() throws IOException {
    restart(new LiveLimits(10, 10, LONG, Duration.ofMillis(500), LONG, LONG));
    server.weight.set(600_000);
    StreamReader steady = showing(0);
    readers.add(StreamReader.deaf(server.port(), LiveServer.STREAM));
    await(() -> server.streams() == 2);
    long n = 0;
    while (server.slow() == 0) {
      n++;
      long now = n;
      change(n);
      await(() -> steady.shows(now));
      assertThat(n).isLessThan(100);
    }
    await(() -> server.streams() == 1);
    change(n + 1);
    long last = n + 1;
    await(SOON, () -> steady.shows(last));
  }

  @Test
  void beyond_the_places_of_a_network_a_stream_is_refused_with_the_time_to_come_again()
      throws IOException {
    restart(new LiveLimits(10, 2, LONG, LONG, LONG, LONG));
    showing(0);
    StreamReader second = showing(0);
    HttpResponse<String> third =
        new Client(server.port()).get(LiveServer.STREAM, "Accept", "text/event-stream");
    assertThat(third.statusCode()).isEqualTo(503);
    assertThat(third.headers().firstValue("Retry-After")).contains("30");
    assertThat(third.body()).contains("too-many-streams");

    second.close();
    await(() -> server.streams() == 1);
    showing(0);
  }

  @Test
  void beyond_all_places_other_networks_are_refused_too() throws IOException {
    server.close();
    server =
        new LiveServer(
            announcements, new LiveLimits(2, 10, LONG, LONG, LONG, LONG), Settings.limited(30));
    open("X-Forwarded-For: 192.0.2.1");
    open("X-Forwarded-For: 192.0.2.2");
    await(() -> server.streams() == 2);
    assertThat(open("X-Forwarded-For: 192.0.2.3").status()).isEqualTo(503);
  }

  @Test
  void a_server_that_stops_ends_all_streams_at_once() throws Exception {
    for (int i = 0; i < 5; i++) {
      showing(0);
    }
    long begun = System.nanoTime();
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
    for (StreamReader reader : readers) {
      await(SOON, reader::isEnded);
    }
    stopped.join();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void an_unreadable_state_is_told_and_its_return_too() throws IOException {
    StreamReader reader = showing(0);
    server.broken(true);
    change(1);
    await(() -> reader.events("stale") == 1);
    server.broken(false);
    await(() -> reader.events("fresh") == 1);
    await(() -> reader.shows(1));
  }

  @Test
  void who_asks_for_no_stream_gets_the_state_once() {
    Client client = new Client(server.port());
    HttpResponse<String> answer = client.get(LiveServer.STREAM, "Accept", "application/json");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"n\":0");
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(
            client
                .get(LiveServer.STREAM, "Accept", "application/json", "If-None-Match", tag)
                .statusCode())
        .isEqualTo(304);
    assertThat(
            client
                .send(
                    "HEAD",
                    LiveServer.STREAM,
                    HttpRequest.BodyPublishers.noBody(),
                    "Accept",
                    "text/event-stream")
                .statusCode())
        .isEqualTo(200);
    assertThat(server.streams()).isZero();
  }

  @Test
  void who_asks_once_for_an_unreadable_state_is_told_to_come_again() {
    server.broken(true);
    HttpResponse<String> answer = new Client(server.port()).get(LiveServer.STREAM);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }
}
