package live.maguey.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.maguey.cli.outages.ServerProcess;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.http.GatePhones;
import live.maguey.sandbox.resend.SentMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `maguey serve` as in production, while a guest buys, is refunded, is let in and types what is
/// wrong: what its log says of it, and what it does not.
@Requirement({"INFRA-04", "6.4"})
class WholeRunIT {
  private static final Duration START = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  private final List<String> unspeakable = new ArrayList<>();

  @Test
  void a_whole_run_is_found_by_its_ids_and_says_nothing_that_a_log_may_not(@TempDir Path folder)
      throws Exception {
    Path kept = folder.resolve("logs");
    try (RunningServer server = ServerProcess.server()) {
      Event event = server.event();
      String phone = server.phoneAt("Gate A", "phone 1");
      unspeakable.add(phone);
      server.stop();
      Map<String, String> settings = new HashMap<>(server.settings());
      settings.put("log.folder", kept.toString());
      Guest guest;
      String admitted;
      try (ServerProcess node = ServerProcess.start(settings, folder)) {
        Await.until(
            START,
            () -> assertThat(server.client().get("/health/ready").statusCode()).isEqualTo(200));
        guest = buys(server, event);
        admitted = guest.page().at("/tickets/0/number").asText();
        comesIn(server, phone, admitted);
        isRefunded(server, guest);
        typesWhatIsWrong(server, guest);
        node.stop();
      }
      server.restart();

      List<JsonNode> lines = linesOf(folder.resolve("node.log"));
      String file = Files.readString(kept.resolve("maguey-" + server.site().getPort() + ".log"));
      assertThat(linesOf(folder.resolve("node.log")))
          .as("standard output and the folder have the same")
          .hasSize((int) file.lines().count());
      everyLineSaysWhatItIs(lines);
      nothingIsSaid(file, settings);
      theOrderIsFound(server, kept, guest, admitted);
    }
  }

  private Guest buys(RunningServer server, Event event) {
    String email = "elena.whole-run@example.com";
    unspeakable.add(email);
    Guest guest = Guest.holding(server, event, 2, email);
    Await.until(() -> assertThat(guest.session()).startsWith("cs_"));
    guest.pays(Guest.GOOD_CARD);
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    unspeakable.add(guest.token());
    unspeakable.add(Guest.GOOD_CARD);
    return guest;
  }

  private static void comesIn(RunningServer server, String phone, String ticket) {
    String scan =
        """
        {"scanId": "%s", "input": "typed", "code": "%s", "at": "%s"}
        """
            .formatted(UUID.randomUUID(), ticket, server.clock().instant());
    assertThat(
            server.client().post("/api/gate/scans", scan, GatePhones.SIGNED_BY, phone).statusCode())
        .isEqualTo(200);
  }

  private static void isRefunded(RunningServer server, Guest guest) {
    OnCall onCall = new OnCall(server);
    int code =
        onCall.run(
            "orders", "refund", guest.reference().value(), "--amount=5", "--reason=noise", "--yes");
    assertThat(code).as(onCall.err()).isZero();
    Await.until(() -> assertThat(guest.mails()).hasSize(2));
  }

  private void typesWhatIsWrong(RunningServer server, Guest guest) {
    String card = "4000 0000 0000 0002";
    String other = "wrong.person@example.com";
    unspeakable.addAll(List.of(card, other, "AAAAbbbbCCCCddddEEEEffffGGGGhhhh0123456789_"));
    server.client().get("/orders/" + unspeakable.getLast());
    server.client().get("/api/orders/" + unspeakable.getLast());
    server.client().get("/nowhere/" + guest.token());
    server.client().get("/?email=" + URLEncoder.encode(other, StandardCharsets.UTF_8));
    server.client().post("/api/orders", "{\"email\":\"" + other + "\",\"name\":\"" + card);
    server.client().post("/api/orders", "{\"email\":\"" + other + "\",\"event\":\"" + card + "\"}");
    server
        .client()
        .post("/webhooks/stripe", "{\"id\":\"evt_" + card + "\"}", "Stripe-Signature", "t=1,v1=00");
    server.client().post("/api/gate/scans", "{}", "Signature", "gate=:" + unspeakable.getLast());
  }

  private static List<JsonNode> linesOf(Path log) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static void everyLineSaysWhatItIs(List<JsonNode> lines) {
    assertThat(lines)
        .allSatisfy(line -> {
          assertThat(Instant.parse(line.path("time").asText())).isNotNull();
          for (String name : List.of("level", "logger", "message", "work", "node", "release")) {
            assertThat(line.path(name).asText()).as(name + " of " + line).isNotEmpty();
          }
        });
    assertThat(lines)
        .filteredOn(line -> line.path("work").asText().matches("(http|worker|job).*"))
        .as("each is found by an id")
        .allSatisfy(line ->
            assertThat(line.path("request_id").asText() + line.path("work_id").asText())
                .isNotEmpty());
    for (String work : List.of("http", "worker webhooks-", "worker mail-", "worker refunds")) {
      assertThat(lines).anySatisfy(line -> assertThat(line.path("work").asText()).startsWith(work));
    }
  }

  private void nothingIsSaid(String log, Map<String, String> settings) {
    settings.forEach((key, value) -> {
      if (key.matches("keys\\..*|.*secret.*|.*api-key|.*password")) {
        unspeakable.add(value);
      }
    });
    assertThat(log).isNotBlank();
    assertThat(unspeakable).hasSizeGreaterThan(10);
    for (String word : unspeakable) {
      assertThat(log).as("the log of a whole run").doesNotContain(word);
    }
    // Where something had to be taken out of a line, it should not have been written.
    assertThat(log.lines().filter(line -> line.matches(".*(\\[link]|\\[number]|\\[code]).*")))
        .isEmpty();
  }

  private static void theOrderIsFound(
      RunningServer server, Path kept, Guest guest, String admitted) {
    OnCall onCall = new OnCall(server);
    String folder = "--log-folder=" + kept;
    assertThat(onCall.run("logs", "find", guest.reference().value(), "--json", folder))
        .as(onCall.err())
        .isZero();
    String found = onCall.out();
    assertThat(found)
        .contains("POST", "/api/orders", "checkout.session.completed", "TICKETS", "REFUND");
    SentMail mail = guest.mails().getFirst();
    assertThat(found).contains(mail.id());

    String request = onCall.json().at("/lines/0/request_id").asText();
    assertThat(onCall.run("logs", "find", request, folder)).isZero();
    assertThat(onCall.out()).contains("/api/orders");
    assertThat(onCall.run("logs", "find", admitted, "--since=1h", folder)).isZero();
    assertThat(onCall.out()).contains("/api/gate/scans");
    assertThat(onCall.run("logs", "find", guest.order().id().toString(), folder)).isZero();
    assertThat(onCall.run("logs", "find", "0198f3a2-0000-7000-8000-000000000000", folder))
        .isEqualTo(1);
  }
}
