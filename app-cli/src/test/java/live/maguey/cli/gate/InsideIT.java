package live.maguey.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.devices.Device;
import live.maguey.devices.Devices;
import live.maguey.devices.Direction;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.gate.EntryRules;
import live.maguey.heads.CountHead;
import live.maguey.heads.TapId;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// How many people are inside, by the command, at a running server.
@Requirement("SCAN-01")
class InsideIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private final OnCall onCall = new OnCall(SERVER).byTheClockOfTheServer();

  @Test
  void a_past_minute_is_told_by_the_venues_clock_and_exactly() {
    Event event = SERVER.add(SERVER.tonight().tier("General", 9));
    List<Ticket> tickets = Guest.withTickets(SERVER, event, 2, "guest@example.com").tickets();
    SERVER
        .clock()
        .forward(Duration.between(SERVER.clock().instant(), event.doors()).plusMinutes(1));
    String gate = SERVER.phoneAt("Gate A", "phone 1");
    SERVER.scan(gate, tickets.getFirst());
    Instant first = SERVER.clock().instant();
    SERVER.clock().forward(Duration.ofMinutes(5));
    SERVER.scan(gate, tickets.getLast());
    tap();

    assertThat(run("gate", "inside")).isZero();
    assertThat(onCall.out()).contains(event.title()).contains(": 3 of 500 inside");
    assertThat(run("gate", "inside", "--at", first.toString(), "--json")).isZero();
    assertThat(onCall.json().path("inside").asInt()).isEqualTo(1);
    assertThat(onCall.json().path("capacity").asInt()).isEqualTo(500);
    assertThat(onCall.json().path("event").asText()).isEqualTo(event.slug().toString());
    String hour = event.doors().atZone(ZoneId.of("America/Chicago")).toLocalTime().toString();
    assertThat(run("gate", "inside", "--at", hour, "--event", event.slug().toString())).isZero();
    assertThat(onCall.out()).contains(": 0 of 500 inside");

    String later = SERVER.clock().instant().plusSeconds(3_600).toString();
    assertThat(run("gate", "inside", "--at", later)).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("is yet to come");
    assertThat(run("gate", "inside", "--at", "midnight")).isEqualTo(ExitCode.USAGE);
    assertThat(run("gate", "inside", "--event", "no-such-night")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("No event is called no-such-night");
  }

  private static void tap() {
    Device device =
        SERVER.stores().gates().devices().list().stream()
            .map(Devices.Enrolled::device)
            .findFirst()
            .orElseThrow();
    CountHead countHead = Application.at(SERVER.stores()).gate().countHead(EntryRules.OPEN);
    countHead.count(
        new CountHead.Request(
            new TapId(SERVER.stores().ids().next()),
            device,
            Direction.IN,
            SERVER.clock().instant(),
            false));
  }

  private int run(String... command) {
    return onCall.run(command);
  }
}
