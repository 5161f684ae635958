package live.maguey.cli.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.MeasuredTable;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.runbooks.Runbook;

/// Somebody on call who types what a page says, and nothing else. The time runs from the first
/// command under "Act" until everything under "Verify" ends with 0.
final class Reader {
  private static final MeasuredTable TABLE =
      new MeasuredTable(Path.of("../runbooks/README.md"), "executed");

  private static final Pattern SHOWS =
      Pattern.compile("^maguey (trace|doctor|status|\\w+ (list|show))\\b");

  private final RunbookPage page;
  private final OnCall onCall;
  private final Map<String, String> values = new HashMap<>();
  private final List<Integer> done = new ArrayList<>();
  private long begun;

  private Reader(RunningServer server, Runbook runbook) {
    page = RunbookPage.of(runbook);
    onCall = new OnCall(server).byTheClockOfTheServer();
  }

  static Reader of(RunningServer server, Runbook runbook) {
    return new Reader(server, runbook);
  }

  /// Beside the server, in its folder: some pages want what only its own machine has.
  Reader in(Path data) {
    onCall.in(data);
    return this;
  }

  /// @param word in capitals on the page; @param value what the person puts there
  Reader with(String word, Object value) {
    values.put(word, value.toString());
    return this;
  }

  /// Whether `maguey runbook` names this page and this step for it.
  Reader isSentTo(int step, String what) {
    Await.until(() -> {
      assertThat(onCall.run("runbook", what, "--json")).as(onCall.out()).isEqualTo(1);
      assertThat(onCall.json().path("findings"))
          .as(onCall.out())
          .anySatisfy(finding -> {
            assertThat(finding.path("runbook").asText()).isEqualTo(page.id());
            assertThat(finding.path("step").asInt()).isEqualTo(step);
          });
    });
    return this;
  }

  /// Types the commands of a step; each of them does what it says. One that only shows ends with 1
  /// while something is wrong.
  Reader act(int number) {
    RunbookPage.Step step =
        page.steps().stream().filter(s -> s.number() == number).findFirst().orElseThrow();
    begun = begun == 0 ? System.nanoTime() : begun;
    for (String command : step.commands()) {
      assertThat(type(command))
          .as(command + "\n" + onCall.out() + onCall.err())
          .isIn(SHOWS.matcher(command).find() ? List.of(0, 1) : List.of(0));
    }
    done.add(number);
    return this;
  }

  /// Until all commands that prove it end with 0; writes down how long it took.
  void verifies() {
    for (String command : page.commands(RunbookPage.Section.VERIFY)) {
      Await.until(() ->
          assertThat(type(command)).as(command + "\n" + onCall.out() + onCall.err()).isZero());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    TABLE.tells(
        List.of(
            page.id()
                + ", step"
                + (done.size() == 1 ? " " : "s ")
                + String.join(", ", done.stream().map(String::valueOf).toList())),
        List.of(String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0)));
  }

  private int type(String command) {
    return onCall.run(Typed.words(command, values).toArray(String[]::new));
  }
}
