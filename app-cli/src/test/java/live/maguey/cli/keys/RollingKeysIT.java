package live.maguey.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import java.util.random.RandomGenerator;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Keys are rolled as `docs/security.md` says, while tickets and links are out.
class RollingKeysIT {
  @AutoClose private final RunningServer server = RunningServer.open();

  private final OnCall onCall = new OnCall(server);

  @Test
  void a_rolled_master_key_leaves_every_code_as_it_is() {
    Guest guest = Guest.withTickets(server, server.event(), 2, "master@example.com");
    String code = code(guest);
    String old = server.settings().get("keys.master");
    String next = random();

    server.stop();
    server.restart(Map.of("keys.master", next + "," + old));
    assertThat(code(guest)).isEqualTo(code);
    assertThat(onCall.run("keys", "reseal", "--dry-run")).isZero();
    assertThat(onCall.out()).isEqualTo("To be sealed with the newest master key: key 1.\n");
    assertThat(onCall.run("keys", "reseal", "--yes", "--json")).isZero();
    assertThat(onCall.json().path("ids").get(0).asInt()).isEqualTo(1);
    assertThat(onCall.run("keys", "reseal", "--yes")).isZero();
    assertThat(onCall.out())
        .isEqualTo("Every ticket key is sealed with the newest master key already.\n");

    server.stop();
    server.restart(Map.of("keys.master", next));
    assertThat(code(guest)).isEqualTo(code);
    assertThat(onCall.run("tickets", "verify", code)).isZero();
    assertThat(onCall.run("keys", "rotate")).isZero();
  }

  @Test
  void a_master_key_that_opens_nothing_is_refused_and_changes_nothing() {
    Guest guest = Guest.withTickets(server, server.event(), 2, "shut@example.com");
    String code = code(guest);
    String old = server.settings().get("keys.master");
    server.stop();
    server.restart(Map.of("keys.master", random()));

    assertThat(onCall.run("keys", "reseal", "--yes")).isEqualTo(1);
    assertThat(onCall.err())
        .startsWith("Nothing was done: key 1 opens with none of the master keys given.");

    server.stop();
    server.restart(Map.of("keys.master", old));
    assertThat(code(guest)).isEqualTo(code);
  }

  @Test
  void links_of_before_open_until_the_old_link_key_is_dropped() {
    Guest guest = Guest.withTickets(server, server.event(), 2, "link@example.com");
    String link = "/api/orders/" + guest.token();
    String old = server.settings().get("keys.link");
    String next = random();

    server.stop();
    server.restart(Map.of("keys.link", old + "," + next));
    assertThat(server.client().get(link).statusCode()).isEqualTo(200);
    server.stop();
    server.restart(Map.of("keys.link", next + "," + old));
    assertThat(server.client().get(link).statusCode()).isEqualTo(200);
    Guest later = Guest.withTickets(server, server.event(), 2, "later@example.com");

    server.stop();
    server.restart(Map.of("keys.link", next));
    assertThat(server.client().get(link).statusCode()).isEqualTo(404);
    assertThat(server.client().get("/api/orders/" + later.token()).statusCode()).isEqualTo(200);
  }

  private static String random() {
    byte[] bytes = new byte[32];
    RandomGenerator.of("SecureRandom").nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String code(Guest guest) {
    return guest.page().path("tickets").get(0).path("code").asText();
  }
}
