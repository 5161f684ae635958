package live.maguey.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import live.maguey.launch.Evidence;
import live.maguey.launch.Outcome;
import live.maguey.launch.Release;
import live.maguey.shared.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceFileTest {
  @TempDir private Path folder;

  @Test
  void a_test_that_ran_in_two_modules_is_as_good_as_its_worst_run() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("evidence.json"),
            """
            {
              "run": "./check full",
              "release": "1a2b3c4",
              "at": "2026-11-28T12:00:00Z",
              "proofs": {
                "PAY-01": [
                  {"test": "A.a", "outcome": "passed"},
                  {"test": "A.a", "outcome": "failed"},
                  {"test": "B.b", "outcome": "skipped"}
                ]
              }
            }
            """);

    assertThat(EvidenceFile.read(List.of(file)))
        .containsExactly(
            new Evidence(
                "./check full",
                new Release("1a2b3c4"),
                Instant.parse("2026-11-28T12:00:00Z"),
                "0b3b421a892751a7828b5c29dc5c855a94e793f9df1ded579f3ae2497939070f",
                Map.of("PAY-01", Map.of("A.a", Outcome.FAILED, "B.b", Outcome.SKIPPED))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "not JSON",
        "{\"run\": \"./check\", \"release\": \"1a2b3c4\", \"at\": \"2026-11-28T12:00:00Z\"}",
        "{\"run\": \"./check\", \"release\": \"1a2b3c4\", \"at\": \"yesterday\", \"proofs\": {}}",
        "{\"run\": \"./check\", \"release\": \"1\", \"at\": \"2026-11-28T12:00:00Z\","
            + " \"proofs\": {\"PAY-01\": [{\"test\": \"A.a\", \"outcome\": \"fine\"}]}}"
      })
  void what_is_not_whole_is_refused(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("evidence.json"), text);

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> EvidenceFile.read(List.of(file)))
        .withMessageContaining("`./check` writes such a file");
  }

  @Test
  void a_file_that_is_not_there_is_refused() {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> EvidenceFile.read(List.of(folder.resolve("none.json"))));
  }
}
