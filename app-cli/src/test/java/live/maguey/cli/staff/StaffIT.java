package live.maguey.cli.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import live.maguey.audit.AuditEntry;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.persistence.Database;
import live.maguey.persistence.staff.StoredPins;
import live.maguey.staff.Pin;
import live.maguey.staff.Staff;
import live.maguey.staff.StaffId;
import live.maguey.staff.StaffName;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The people at the gates, by command, at a running server.
class StaffIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private final Database database = SERVER.stores().database();
  private final Staff staff = SERVER.stores().gates().staff();
  private final OnCall onCall = new OnCall(SERVER);

  @Test
  void a_person_has_a_pin_until_another_is_made_or_the_person_leaves() {
    assertThat(run("add", " Úrsula ", "--role", "supervisor", "--json")).isZero();
    JsonNode added = onCall.json();
    StaffId id = new StaffId(UUID.fromString(added.path("id").asText()));
    Pin first = new Pin(added.path("pin").asText());
    assertThat(added.path("name").asText()).isEqualTo("Úrsula");
    assertThat(added.path("role").asText()).isEqualTo("supervisor");
    String hash = StoredPins.of(database, id).orElseThrow();
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");

    assertThat(run("pin", "ursula", "--dry-run")).isZero();
    assertThat(onCall.out()).contains("would change the PIN of Úrsula");
    assertThat(StoredPins.of(database, id)).contains(hash);
    assertThat(run("pin", "ursula", "--json")).isZero();
    Pin second = new Pin(onCall.json().path("pin").asText());
    assertThat(second).isNotEqualTo(first);
    assertThat(StoredPins.of(database, id).orElseThrow()).isNotEqualTo(hash);

    assertThat(run("list")).isZero();
    assertThat(onCall.out())
        .contains("Úrsula", "supervisor", "good")
        .doesNotContain(first.digits(), second.digits());
    theyLeave(id);
  }

  private void theyLeave(StaffId id) {
    assertThat(run("remove", "Ursula", "--dry-run", "--json")).isZero();
    assertThat(onCall.json().path("state").asText()).isEqualTo("good");
    assertThat(onCall.json().path("changed").asBoolean()).isFalse();
    assertThat(StoredPins.of(database, id)).isPresent();

    assertThat(run("remove", "Ursula", "--yes", "--json")).isZero();
    assertThat(onCall.json().path("state").asText()).isEqualTo("removed");
    assertThat(onCall.json().path("changed").asBoolean()).isTrue();
    assertThat(StoredPins.of(database, id)).isEmpty();

    assertThat(run("list")).isZero();
    assertThat(onCall.out()).doesNotContain("Úrsula");
    assertThat(run("list", "--all")).isZero();
    assertThat(onCall.out()).contains("Úrsula", "removed");
    assertThat(trail(id))
        .extracting(AuditEntry::act)
        .containsExactly("staff.removed", "staff.pin-changed", "staff.added");
    assertThat(trail(id)).extracting(AuditEntry::detail).containsExactly("", "", "supervisor");
    assertThat(trail(id)).allMatch(entry -> entry.actor().kind().equals("operator"));
  }

  @Test
  void for_people_the_pin_stands_on_a_line_of_its_own() {
    assertThat(run("add", "Bruno", "--role", "door")).isZero();
    assertThat(onCall.out())
        .containsPattern("(?m)^added Bruno, door\nPIN: [0-9]{6}\nTell only Bruno\\. ");
    assertThat(run("pin", "Bruno")).isZero();
    assertThat(onCall.out()).containsPattern("(?m)^new PIN for Bruno, door\nPIN: [0-9]{6}$");
  }

  @Test
  void adding_for_a_try_adds_nobody() {
    assertThat(run("add", "Carla", "--role", "door", "--dry-run")).isZero();
    assertThat(onCall.out()).contains("would add Carla, door").doesNotContain("PIN");
    assertThat(staff.named(new StaffName("Carla"))).isEmpty();
  }

  @Test
  void a_wrong_use_is_told_apart_from_who_is_not_there() {
    assertThat(run("add", "Diego", "--role", "door")).isZero();
    assertThat(run("add", "diego", "--role", "door")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("Someone on the staff is called diego already");
    assertThat(onCall.out()).doesNotContain("PIN");
    assertThat(run("add", "diego", "--role", "door", "--dry-run")).isEqualTo(ExitCode.WRONG);
    for (String[] words :
        List.of(
            new String[] {"pin", "Nadia"},
            new String[] {"pin", "Nadia", "--dry-run"},
            new String[] {"remove", "Nadia", "--yes"},
            new String[] {"remove", "Nadia", "--dry-run"})) {
      assertThat(run(words)).isEqualTo(ExitCode.WRONG);
      assertThat(onCall.err()).contains("Nobody on the staff is called Nadia", "staff list");
    }
    assertThat(run("remove", "Diego")).isEqualTo(ExitCode.USAGE);
    assertThat(onCall.err()).contains("--yes");
    assertThat(run("add", "Elena")).isEqualTo(ExitCode.USAGE);
    assertThat(run("add", "Elena", "--role", "owner")).isEqualTo(ExitCode.USAGE);
    assertThat(run("add", " ", "--role", "door")).isEqualTo(ExitCode.USAGE);
    assertThat(onCall.err()).contains("NAME is empty");
    assertThat(run("pin", " ")).isEqualTo(ExitCode.USAGE);
  }

  private List<AuditEntry> trail(StaffId id) {
    return SERVER.stores().records().audit().of("staff " + id, 10);
  }

  private int run(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "staff";
    System.arraycopy(words, 0, all, 1, words.length);
    return onCall.run(all);
  }
}
