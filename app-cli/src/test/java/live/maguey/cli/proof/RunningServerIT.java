package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RunningServerIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  @Test
  @Requirement("INFRA-01")
  void a_running_server_shows_its_event_and_is_ready() {
    Event event = SERVER.event();

    assertThat(SERVER.client().get("/api/events/" + event.slug()).body()).contains(event.title());
    assertThat(SERVER.client().get("/health/ready").body()).contains("\"ready\"");
  }

  @Test
  void a_stopped_server_starts_again_with_what_it_had() {
    Event event = SERVER.event();

    SERVER.stop();
    SERVER.restart();

    assertThat(SERVER.client().get("/api/events/" + event.slug()).statusCode()).isEqualTo(200);
  }
}
