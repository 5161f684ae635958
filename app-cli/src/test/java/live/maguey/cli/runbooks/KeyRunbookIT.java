package live.maguey.cli.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.runbooks.Runbook;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the page about a leaked key says is typed where tickets of that key are out.
@Tag("full")
class KeyRunbookIT {
  @AutoClose private final RunningServer server = RunningServer.open();

  private final OnCall onCall = new OnCall(server).byTheClockOfTheServer();

  @Test
  void codes_of_a_leaked_key_are_refused_and_every_guest_has_a_new_one() {
    Guest guest = Guest.withTickets(server, server.event(), 2, "key@example.com");
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    String before = code(guest);

    Reader reader =
        Reader.of(server, Runbook.KEY_LEAKED)
            .with("KEY", server.stores().gates().keys().all().getFirst().id())
            .act(1);
    server.clock().forward(Duration.ofMinutes(1));
    reader.act(2).act(3).verifies();

    assertThat(onCall.run("tickets", "verify", before, "--json")).isEqualTo(1);
    assertThat(onCall.json().path("verdict").asText()).isEqualTo("revoked-key");
    server.clock().forward(Duration.ofSeconds(30));
    Await.until(() -> assertThat(onCall.run("tickets", "verify", code(guest))).isZero());
    Await.until(() -> assertThat(guest.mails()).hasSize(2));
  }

  private static String code(Guest guest) {
    return guest.page().path("tickets").get(0).path("code").asText();
  }
}
