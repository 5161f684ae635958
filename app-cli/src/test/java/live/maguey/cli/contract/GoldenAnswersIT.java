package live.maguey.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.maguey.cli.proof.RunningServer;
import live.maguey.evidence.Requirement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What every route answers, held against what is recorded in `src/test/resources/answers`: a
/// change of the inside changes none of them. It is always a Saturday, 9:01 PM.
///
/// `-Dmaguey.record-answers=true` writes down what is answered now, to be read as a difference.
@Requirement("UX-02")
class GoldenAnswersIT {
  private static final Path RECORDED = Path.of("src", "test", "resources", "answers");
  private static final boolean RECORD = Boolean.getBoolean("maguey.record-answers");

  private static Map<String, Exchange> answers = Map.of();
  private static List<String> routes = List.of();

  @BeforeAll
  static void every_route_is_asked() throws IOException {
    try (RunningServer server = RunningServer.open()) {
      answers = new EveryRoute(server).asked();
      routes = new ArrayList<>(server.routes());
      routes.addAll(server.opsRoutes());
      // The tests' own database is unsafe for speed, so that it is never well: DeepHealthIT.
      routes.remove("GET /health/deep");
    }
    if (RECORD) {
      for (Path old : recorded()) {
        Files.delete(old);
      }
      for (Map.Entry<String, Exchange> entry : answers.entrySet()) {
        Path file = RECORDED.resolve(entry.getKey() + ".http");
        Files.createDirectories(file.getParent());
        Files.writeString(file, entry.getValue().text());
      }
    }
  }

  @Test
  void every_answer_is_as_it_was_recorded() throws IOException {
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, Exchange> entry : answers.entrySet()) {
      Path file = RECORDED.resolve(entry.getKey() + ".http");
      List<String> recorded = Files.exists(file) ? Files.readAllLines(file) : List.of();
      List<String> answered = entry.getValue().text().lines().toList();
      if (!answered.equals(recorded)) {
        differences.add(
            entry.getKey()
                + "\n  recorded: "
                + without(recorded, answered)
                + "\n  answered: "
                + without(answered, recorded));
      }
    }
    assertThat(differences).isEmpty();
  }

  /// Lines that the other has not; what differs by order alone is told whole.
  private static List<String> without(List<String> lines, List<String> other) {
    List<String> left = new ArrayList<>(lines);
    left.removeAll(other);
    return left.isEmpty() ? lines : left;
  }

  @Test
  void nothing_is_recorded_that_nobody_asks() throws IOException {
    assertThat(recorded())
        .containsExactlyInAnyOrderElementsOf(
            answers.keySet().stream().map(name -> RECORDED.resolve(name + ".http")).toList());
  }

  @Test
  void every_route_has_an_answer_that_is_recorded() {
    assertThat(routes).hasSizeGreaterThan(30);
    assertThat(routes)
        .allSatisfy(route ->
            assertThat(answers.values())
                .as(route)
                .anyMatch(
                    exchange -> isAt(exchange, route) && exchange.answer().statusCode() < 400));
  }

  private static boolean isAt(Exchange exchange, String route) {
    int blank = route.indexOf(' ');
    String form =
        Pattern.compile("\\{(\\+?)[^}]*}")
            .matcher(route.substring(blank + 1))
            .replaceAll(part -> part.group(1).isEmpty() ? "[^/]+" : ".+");
    return exchange.method().equals(route.substring(0, blank)) && exchange.address().matches(form);
  }

  private static List<Path> recorded() throws IOException {
    if (!Files.exists(RECORDED)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(RECORDED)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
