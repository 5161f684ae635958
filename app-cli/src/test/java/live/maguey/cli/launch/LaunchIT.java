package live.maguey.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.evidence.Requirement;
import live.maguey.launch.Requirements;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `maguey launch`, on the database of a running server.
@Requirement("12.5")
class LaunchIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private final OnCall onCall = new OnCall(SERVER);

  @TempDir private Path folder;

  @Test
  void a_build_that_proves_what_is_there_is_go_and_says_what_is_absent() throws IOException {
    Path evidence = evidence(List.of());

    assertThat(onCall.run("launch", "check", "--profile", "ci", "--evidence", evidence.toString()))
        .isZero();

    assertThat(onCall.out())
        .contains("Absent, so left out: the offline gate, the dashboard")
        .contains("GO with 100 of 100 points, 0 missing");
  }

  @Test
  void a_build_with_an_unproved_requirement_is_no_go_and_says_what_to_do() throws Exception {
    Path evidence = evidence(List.of("EMAIL-03"));
    Path junit = folder.resolve("launch.xml");

    assertThat(
            onCall.run(
                "launch",
                "check",
                "--profile",
                "ci",
                "--evidence",
                evidence.toString(),
                "--junit",
                junit.toString()))
        .isEqualTo(ExitCode.WRONG);

    assertThat(onCall.out())
        .containsSubsequence("EMAIL-03", "retried by hand: no proof.", "Run", "./check")
        .contains("NO GO with 97 of 100 points, 1 missing (0 critical, 0 stale)");
    var suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(junit.toFile())
            .getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("86");
    assertThat(suite.getElementsByTagName("failure").getLength()).isOne();
    assertThat(suite.getElementsByTagName("failure").item(0).getParentNode().getAttributes())
        .extracting(names -> names.getNamedItem("name").getNodeValue())
        .asString()
        .startsWith("EMAIL-03 ");
  }

  @Test
  @Requirement("12.2")
  void a_demo_may_not_open_and_each_line_says_how_to_mend_it() throws IOException {
    Path evidence = evidence(List.of());

    assertThat(onCall.run("launch", "check", "--evidence", evidence.toString(), "--json"))
        .isEqualTo(ExitCode.WRONG);

    assertThat(onCall.err()).isEmpty();
    JsonNode said = onCall.json();
    assertThat(said.path("go").asBoolean()).isFalse();
    assertThat(said.path("items").valueStream().map(item -> item.path("id").asText()))
        .contains("PAY-01", "12.5", "env.settings", "env.database", "env.stripe");
    assertThat(
            said.path("items")
                .valueStream()
                .filter(item -> item.path("standing").asText().equals("failed")))
        .isNotEmpty()
        .allSatisfy(item -> assertThat(item.path("advice").asText()).isNotBlank());
    assertThat(
            said.path("items")
                .valueStream()
                .filter(item -> item.path("id").asText().equals("env.settings"))
                .findFirst()
                .orElseThrow()
                .path("standing")
                .asText())
        .isEqualTo("failed");
  }

  @Test
  @Requirement("12.1")
  void who_goes_through_a_requirement_by_hand_signs_it_off() throws IOException {
    Path evidence = evidence(List.of("UX-02"));
    assertThat(standing("UX-02", evidence)).isEqualTo("unproved");

    assertThat(onCall.run("launch", "signoff", "UX-02", "--note", "read every error aloud"))
        .isZero();

    assertThat(onCall.out()).contains("signed off UX-02 of release");
    assertThat(standing("UX-02", evidence)).isEqualTo("proved");
    assertThat(onCall.run("audit", "list")).isZero();
    assertThat(onCall.out()).contains("requirement.signed_off");
  }

  @Test
  void what_is_not_built_or_was_never_asked_is_not_signed_off() {
    assertThat(onCall.run("launch", "signoff", "DASH-01", "--note", "seen"))
        .isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("Nobody can have seen DASH-01: the dashboard is absent.");
    assertThat(onCall.run("launch", "signoff", "1.1", "--note", "seen")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("1.1 is not one of the 28 requirements");
  }

  @Test
  void who_saw_it_may_be_another_than_who_writes_it_down() throws IOException {
    assertThat(onCall.run("launch", "signoff", "PAY-04", "--by", "door-lead", "--note", "declined"))
        .isZero();

    assertThat(onCall.out()).contains("door-lead signed off PAY-04 of release 1a2b3c4d5e6f");
  }

  @Test
  void nobody_opens_against_the_judgement() throws IOException {
    String evidence = evidence(List.of()).toString();

    assertThat(onCall.run("launch", "decide", "go", "--note", "seen", "--evidence", evidence))
        .isEqualTo(ExitCode.WRONG);

    assertThat(onCall.err().replaceAll("\\s+", " "))
        .contains(
            "Nothing was recorded: NO GO with", "`maguey launch check` lists what is missing");
  }

  @Test
  void who_stops_an_opening_is_kept_and_signed_and_a_row_of_somebody_else_is_seen()
      throws IOException {
    String evidence = evidence(List.of()).toString();
    String[] words = {
      "launch",
      "decide",
      "stop",
      "--by",
      "owner",
      "--note",
      "the band is ill",
      "--evidence",
      evidence
    };
    List<String> dry = new ArrayList<>(List.of(words));
    dry.add("--dry-run");

    assertThat(onCall.run(dry.toArray(String[]::new))).isZero();
    assertThat(onCall.out()).contains("would record: owner decided no go for release 1a2b3c4d5e6f");
    assertThat(onCall.run(words)).isZero();
    assertThat(onCall.out()).contains("recorded as number 1: owner decided no go");
    assertThat(onCall.run("launch", "decisions")).isZero();
    assertThat(onCall.out()).contains("no go", "owner", "1a2b3c4d5e6f", "holds", "the band is ill");

    forgeGo();

    assertThat(onCall.run("launch", "decisions", "--json")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.json().path("decisions").valueStream())
        .extracting(one -> one.path("go").asBoolean(), one -> one.path("holds").asBoolean())
        .containsExactly(tuple(true, false), tuple(false, true));
    assertThat(onCall.run("audit", "list")).isZero();
    assertThat(onCall.out()).contains("opening.decided");
  }

  @Test
  void the_judgement_is_a_page_too_that_needs_nothing_else() throws IOException {
    Path page = folder.resolve("launch.html");
    String evidence = evidence(List.of("EMAIL-03")).toString();

    onCall.run(
        "launch", "check", "--profile", "ci", "--evidence", evidence, "--html", page.toString());

    assertThat(Files.readString(page))
        .startsWith("<!doctype html>")
        .contains(
            "<h1>No go</h1>", "<b>EMAIL-03", "<th scope=\"row\">PAY-01</th>", "proved by ./check")
        .doesNotContain("src=", "href=");
  }

  @Test
  void a_file_that_is_no_evidence_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.json"), "{\"proofs\": 1}");

    assertThat(onCall.run("launch", "check", "--profile", "ci", "--evidence", file.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(onCall.err()).containsSubsequence("is not what a test run", "proved", "./check");
  }

  @Test
  void where_no_run_has_left_its_evidence_that_is_said_first() {
    assertThat(onCall.run("launch", "check", "--profile", "ci")).isEqualTo(ExitCode.WRONG);

    assertThat(onCall.err()).containsSubsequence("No run of the tests", "./check", "--evidence");
    assertThat(onCall.out()).contains("NO GO with 0 of 100 points");
  }

  private static void forgeGo() {
    SERVER
        .stores()
        .database()
        .bare(connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                """
                INSERT INTO launch_decisions (go, by, at, release, score, note, envelope)
                SELECT true, by, at, release, score, note, envelope FROM launch_decisions
                """);
          }
        });
  }

  private String standing(String id, Path evidence) {
    onCall.run("launch", "check", "--evidence", evidence.toString(), "--json");
    return onCall
        .json()
        .path("items")
        .valueStream()
        .filter(item -> item.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow()
        .path("standing")
        .asText();
  }

  /// What a run of this build would leave that proves everything but these.
  private Path evidence(List<String> unproved) throws IOException {
    String proofs =
        Requirements.load().all().stream()
            .filter(one -> !one.isAbsent() && !unproved.contains(one.id()))
            .map(
                one -> "\"%s\": [{\"test\": \"A.a\", \"outcome\": \"passed\"}]".formatted(one.id()))
            .collect(Collectors.joining(", "));
    return Files.writeString(
        folder.resolve("evidence.json"),
        "{\"run\": \"./check\", \"release\": \"%s\", \"at\": \"%s\", \"proofs\": {%s}}"
            .formatted(OnCall.RELEASE, Instant.now().truncatedTo(ChronoUnit.SECONDS), proofs));
  }
}
