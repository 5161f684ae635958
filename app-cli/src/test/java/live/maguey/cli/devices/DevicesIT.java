package live.maguey.cli.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import live.maguey.audit.AuditEntry;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.evidence.Requirement;
import live.maguey.http.GatePhones;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The life of a gate's phone, by command, at a running server.
@Requirement("SCAN-01")
class DevicesIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private String out = "";
  private String err = "";

  @BeforeAll
  static void open() {
    SERVER.event();
  }

  @Test
  void a_phone_is_a_gate_from_its_enrolment_until_it_is_revoked() throws IOException {
    Instant before = SERVER.clock().instant();
    assertThat(run("enroll", "phone 3", "--gate", "Gate B", "--person", "Alma", "--json")).isZero();
    JsonNode enrolled = JSON.readTree(out);
    String id = enrolled.path("id").asText();
    String link = enrolled.path("link").asText();
    String code = enrolled.path("code").asText();
    assertThat(link).isEqualTo(SERVER.site() + "/gate#enrol=" + code);
    assertThat(Instant.parse(enrolled.path("expiresAt").asText()))
        .isBetween(
            before.plus(Duration.ofMinutes(15)),
            SERVER.clock().instant().plus(Duration.ofMinutes(15)));
    String phone = Enrolled.with(SERVER, link);
    assertThat(event(phone).statusCode()).isEqualTo(200);

    assertThat(run("list")).isZero();
    assertThat(out).contains(id, "Gate B", "phone 3", "Alma").doesNotContain(code);

    assertThat(run("revoke", id, "--dry-run")).isZero();
    assertThat(out).contains("would revoke Alma, phone 3 at Gate B");
    assertThat(event(phone).statusCode()).isEqualTo(200);
    assertThat(run("revoke", id, "--yes")).isZero();
    assertThat(out).contains("revoked Alma, phone 3 at Gate B");
    SERVER.clock().forward(Duration.ofSeconds(1));

    HttpResponse<String> refused = event(phone);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(JSON.readTree(refused.body()).path("code").asText()).isEqualTo("device-revoked");
    assertThat(run("revoke", id, "--yes", "--json")).isZero();
    assertThat(JSON.readTree(out).path("changed").asBoolean()).isFalse();
    assertThat(JSON.readTree(out).path("state").asText()).isEqualTo("revoked");
    assertThat(run("list")).isZero();
    assertThat(out).doesNotContain(id);
    assertThat(run("list", "--all", "--json")).isZero();
    assertThat(JSON.readTree(out).path("devices").findValuesAsText("id")).contains(id);

    List<AuditEntry> trail = SERVER.stores().records().audit().of("device " + id, 10);
    assertThat(trail)
        .extracting(AuditEntry::act)
        .containsExactly("device.revoked", "device.enrolled", "device.offered");
    assertThat(trail)
        .extracting(it -> it.actor().kind())
        .containsExactly("operator", "device", "operator");
    assertThat(trail).noneMatch(it -> it.detail().contains(code));
  }

  @Test
  void for_people_the_link_is_whole_and_within_80_columns() {
    assertThat(run("enroll", "phone 4", "--gate", "Gate B")).isZero();
    assertThat(out)
        .contains(SERVER.site().toString(), "/gate#enrol=")
        .doesNotContain("…", "\u001B");
    String phone = Enrolled.with(SERVER, out);
    assertThat(event(phone).statusCode()).isEqualTo(200);
  }

  @Test
  void enrolling_for_a_try_enrols_nobody() {
    assertThat(run("enroll", "phone 5", "--gate", "Gate B", "--dry-run")).isZero();
    assertThat(out).contains("would enroll phone 5 at Gate B");
    assertThat(SERVER.stores().gates().devices().list())
        .noneMatch(it -> it.device().name().equals("phone 5"));
  }

  @Test
  void a_wrong_use_is_told_apart_from_what_is_not_there() {
    String nobody = UUID.randomUUID().toString();
    assertThat(run("revoke", nobody, "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("There is no device " + nobody);
    assertThat(run("revoke", nobody)).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("--yes");
    assertThat(run("revoke", "phone-3", "--yes")).isEqualTo(ExitCode.USAGE);
    assertThat(run("enroll", "phone-3")).isEqualTo(ExitCode.USAGE);
    assertThat(run("enroll", " ", "--gate", "B")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("is empty");
  }

  private static HttpResponse<String> event(String phone) {
    return SERVER.client().get("/api/gate/tonight", GatePhones.SIGNED_BY, phone);
  }

  private int run(String... words) {
    OnCall onCall = new OnCall(SERVER);
    List<String> all = new ArrayList<>(List.of("devices"));
    all.addAll(List.of(words));
    all.add("--site=" + SERVER.site());
    int code = onCall.run(all.toArray(String[]::new));
    out = onCall.out();
    err = onCall.err();
    return code;
  }
}
