package live.maguey.cli.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.orders.OrderReference;
import live.maguey.persistence.EveryColumn;
import live.maguey.persistence.Invariants;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import live.maguey.webhooks.WebhookEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody buys, is refunded, disputes, hosts a table and is sent a pass, at a running server;
/// then they ask what is known of them, and to be forgotten.
class EraseGuestIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "Zenaida Quiote";
  private static final Duration WINDOW = Duration.ofDays(121);

  /// Of a payment that is disputed at once.
  private static final String DISPUTED_CARD = "4000000000000259";

  @TempDir private Path folder;
  @AutoClose private final RunningServer server = RunningServer.open();
  private final OnCall onCall = new OnCall(server).byTheClockOfTheServer();
  private final String address = "zenaida-" + server.stores().ids().next() + "@example.com";
  private final Event event =
      server.furnish(
          server.add(server.tonight().tier("General", 20)),
          SamplePlans.room(server.stores().ids()).table("1").table("2").plan());

  @AfterEach
  void the_books_agree() {
    Invariants.check(server.stores().database());
  }

  private Table table(String label) {
    return server.stores().sales().tables().of(event.id()).orElseThrow().plan().tables().stream()
        .filter(t -> t.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private Guest buying(int places, String card) throws IOException {
    Map<String, Object> wanted = new HashMap<>(Guest.choice(server, event, places));
    wanted.put("name", NAME);
    wanted.put("email", address);
    JsonNode placed =
        JSON.readTree(server.client().post("/api/orders", JSON.writeValueAsString(wanted)).body());
    Guest guest =
        new Guest(
            server,
            address,
            OrderReference.parse(placed.path("reference").asText()),
            placed.path("token").asText());
    guest.pays(card);
    Await.until(() -> assertThat(guest.state()).isEqualTo("paid"));
    return guest;
  }

  private void give(Guest host, int no, String name, String to) {
    String body =
        "name="
            + URLEncoder.encode(name, StandardCharsets.UTF_8)
            + "&email="
            + URLEncoder.encode(to, StandardCharsets.UTF_8)
            + "&send=yes&language=en";
    assertThat(
            server
                .client()
                .form(
                    host.hostPage() + "/passes/" + no + "/give",
                    body,
                    "Origin",
                    server.site().toString(),
                    "Sec-Fetch-Site",
                    "same-origin")
                .statusCode())
        .isLessThan(400);
  }

  private List<String> holding(String text) throws SQLException {
    return EveryColumn.with(server.stores().database(), text);
  }

  private int erase(String who, String... more) {
    String[] words = new String[more.length + 3];
    words[0] = "guests";
    words[1] = "erase";
    words[2] = who;
    System.arraycopy(more, 0, words, 3, more.length);
    return onCall.run(words);
  }

  private void allIsHandled() {
    Await.until(() ->
        assertThat(server.stores().payments().inbox().list(WebhookEvent.Stage.RECEIVED, 99))
            .isEmpty());
  }

  /// A place with some money back and a bounced email, a lost dispute, a table with a guest, and a
  /// pass of somebody else's.
  private Guest aBusyGuest() throws IOException {
    Guest guest = buying(2, Guest.GOOD_CARD);
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    assertThat(
            onCall.run(
                "orders",
                "refund",
                guest.reference().value(),
                "--amount",
                "5.00",
                "--reason",
                NAME + " was cold, says " + address,
                "--yes"))
        .as(onCall.err())
        .isZero();
    buying(1, DISPUTED_CARD);
    Await.until(() -> assertThat(server.stripe().bank().disputes()).hasSize(1));
    server
        .stripe()
        .bank()
        .close(server.stripe().bank().disputes().getFirst().path("id").asText(), false);
    Guest host = Guest.withTable(server, event, table("1"), address);
    give(host, 2, "Luz Marín", "luz@example.com");
    Guest other = Guest.withTable(server, event, table("2"), stranger());
    give(other, 2, NAME, address);
    bounce(guest);
    allIsHandled();
    return guest;
  }

  private void bounce(Guest guest) {
    Email mail =
        server.stores().outbox().list(null, guest.order().id(), 9).stream()
            .filter(m -> m.sent().isPresent())
            .findFirst()
            .orElseThrow();
    server
        .stores()
        .outbox()
        .delivery(
            mail.sent().orElseThrow().providerId(),
            Email.Delivery.BOUNCED,
            server.clock().instant(),
            "550 no mailbox " + address);
  }

  @Test
  void nothing_is_left_of_an_erased_guest_in_any_column_and_the_figures_stay() throws Exception {
    Guest guest = aBusyGuest();
    assertThat(holding(address)).contains("buyers.email", "guests.address", "refunds.reason");

    assertThat(erase(address, "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("cannot be erased yet", "nothing was changed");
    assertThat(onCall.out()).contains("ticket is valid", "may be disputed", "hosts a table");
    assertThat(holding(address)).contains("buyers.email");

    server.clock().forward(WINDOW);
    Await.until(() -> assertThat(erase(address, "--dry-run")).as(onCall.out()).isZero());
    assertThat(onCall.out()).contains("would erase", guest.reference().value());
    assertThat(holding(address)).contains("buyers.email");
    assertThat(erase(address.toUpperCase(Locale.ROOT), "--yes", "--json"))
        .as(onCall.err())
        .isZero();
    JsonNode erased = onCall.json();
    assertThat(erased.path("orders")).hasSize(3);
    assertThat(erased.path("elsewhere").path("payments")).hasSize(3);
    assertThat(erased.path("elsewhere").path("disputes")).hasSize(1);
    assertThat(erased.path("elsewhere").path("emails")).isNotEmpty();

    allIsHandled();
    for (String word : List.of(address, NAME, "Quiote", "luz@example.com", "Luz Mar")) {
      assertThat(holding(word)).as(word).isEmpty();
    }
    assertThat(holding(stranger())).contains("buyers.email");
    theOrderIsStillThere(guest);
  }

  private String stranger() {
    return address.replace("zenaida", "tavo");
  }

  private void theOrderIsStillThere(Guest guest) {
    String number = guest.reference().value();
    assertThat(server.client().get("/orders/" + guest.token()).statusCode()).isEqualTo(404);
    assertThat(server.client().get("/api/orders/" + guest.token()).statusCode()).isEqualTo(404);
    assertThat(onCall.run("orders", "show", number)).isZero();
    assertThat(onCall.out()).contains("erased", "guest.erased");
    assertThat(onCall.run("orders", "show", number, "--json")).isZero();
    assertThat(onCall.json().path("buyer").isNull()).isTrue();
    assertThat(onCall.json().path("refunded").asLong()).isEqualTo(500);
    assertThat(onCall.run("orders", "resend", number)).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("is erased");
    assertThat(onCall.run("orders", "correct", number, "--email", "new@example.com", "--yes"))
        .isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("is erased");
    assertThat(erase(address, "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("Nothing is known");
    assertThat(onCall.run("reconcile", "--from", "yesterday", "--to", "today"))
        .as(onCall.out())
        .isZero();
  }

  @Test
  void a_guest_is_told_all_that_is_known_of_them() throws Exception {
    Guest guest = buying(2, Guest.GOOD_CARD);
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    Path file = folder.resolve("guest.json");

    assertThat(onCall.run("guests", "export", address, "--out", file.toString()))
        .as(onCall.err())
        .isZero();
    JsonNode written = JSON.readTree(file.toFile());
    JsonNode order = written.path("orders").get(0);
    assertThat(order.path("name").asText()).isEqualTo(NAME);
    assertThat(order.path("buyer").asText()).isEqualTo(address);
    assertThat(order.path("tickets")).hasSize(2);
    assertThat(order.path("agreed").path("terms").asText()).isEqualTo("2026-11");
    assertThat(order.path("agreed").path("network").asText()).isNotEmpty();
    assertThat(written.path("elsewhere").path("sessions").get(0).asText()).startsWith("cs_");
    assertThat(onCall.out())
        .contains("Orders: 1", written.path("elsewhere").path("payments").get(0).asText());
    assertThat(written.path("elsewhere").path("emails")).hasSize(1);

    assertThat(onCall.run("guests", "export", address, "--out", file.toString()))
        .isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("exists, and nothing was written");
    assertThat(onCall.run("guests", "export", address.toUpperCase(Locale.ROOT), "--json")).isZero();
    assertThat(onCall.json().path("orders")).hasSize(1);
    assertThat(onCall.run("guests", "export", address)).isZero();
    assertThat(onCall.out()).contains("--out FILE");
    assertThat(onCall.run("guests", "export", "nobody@example.com")).isEqualTo(ExitCode.WRONG);
    assertThat(Files.exists(folder.resolve("nobody.json"))).isFalse();
  }

  @Test
  void who_was_only_sent_a_pass_is_told_and_erased_and_the_host_stays() throws Exception {
    Guest host = Guest.withTable(server, event, table("1"), stranger());
    give(host, 2, NAME, address);

    assertThat(onCall.run("guests", "export", address, "--out", "-")).isZero();
    JsonNode pass = onCall.json().path("passes").get(0);
    assertThat(pass.path("name").asText()).isEqualTo(NAME);
    assertThat(pass.path("emails")).hasSize(1);
    assertThat(onCall.out()).doesNotContain(host.reference().value(), stranger());
    assertThat(erase(address, "--yes", "--json")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.json().path("from").asText()).isEqualTo(event.ends().toString());

    server.clock().forward(Duration.between(server.clock().instant(), event.ends()));
    assertThat(erase(address, "--yes")).as(onCall.err()).isZero();
    assertThat(onCall.out()).contains("guest with 1 passes");

    assertThat(holding(NAME)).isEmpty();
    assertThat(holding(address)).isEmpty();
    assertThat(holding(stranger())).contains("buyers.email");
  }

  @Test
  void one_of_both_is_named() {
    assertThat(onCall.run("guests", "erase", "--yes")).isEqualTo(ExitCode.USAGE);
    assertThat(erase(address, "--kept", "--yes")).isEqualTo(ExitCode.USAGE);
    assertThat(onCall.run("guests", "erase", "--kept", "--yes")).isEqualTo(ExitCode.USAGE);
    assertThat(onCall.err()).contains("No backups are configured");
  }
}
