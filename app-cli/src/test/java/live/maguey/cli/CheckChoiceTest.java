package live.maguey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./check near` and `./check again` choose, in a small repository and without Maven.
class CheckChoiceTest {
  private static final String REPORT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuite tests="1"><testcase name="one">%s</testcase></testsuite>
      """;

  @TempDir private Path root;

  @BeforeEach
  void repository() throws Exception {
    for (String file :
        List.of(
            "domain/src/main/java/live/maguey/orders/PlaceOrder.java",
            "domain/src/test/java/live/maguey/orders/PlaceOrderTest.java",
            "domain/src/main/java/live/maguey/gate/AdmitGuest.java",
            "domain/src/test/java/live/maguey/gate/AdmitGuestTest.java",
            "adapters-http/src/main/java/live/maguey/http/orders/OrderRoutes.java",
            "adapters-http/src/test/java/live/maguey/http/orders/OrderRoutesTest.java",
            "adapters-email/src/test/java/live/maguey/email/MailTest.java",
            "app-cli/src/test/java/live/maguey/cli/devices/DevicesIT.java",
            "domain/pom.xml",
            "docs/cli.md")) {
      write(file, "");
    }
    git("init", "-q", "-b", "main");
    git("add", ".");
    commit();
    git("checkout", "-q", "-b", "work");
  }

  @Test
  void near_is_nothing_while_nothing_differs_from_main() throws Exception {
    assertThat(chosen("choose_near")).isEqualTo("nothing");
  }

  @Test
  void near_takes_what_is_committed_what_is_not_and_what_is_new_in_every_module_that_tests_it()
      throws Exception {
    write("domain/src/main/java/live/maguey/orders/PlaceOrder.java", "committed");
    git("add", ".");
    commit();
    assertThat(chosen("choose_near")).isEqualTo(near("adapters-http,app-cli,domain", "orders"));

    write("domain/src/main/java/live/maguey/gate/AdmitGuest.java", "edited");
    assertThat(chosen("choose_near"))
        .isEqualTo(near("adapters-http,app-cli,domain", "gate", "orders"));

    write("adapters-email/src/main/java/live/maguey/email/Brand.java", "new");
    assertThat(chosen("choose_near"))
        .isEqualTo(near("adapters-email,adapters-http,app-cli,domain", "email", "gate", "orders"));
  }

  @Test
  void near_is_everything_where_the_build_itself_has_changed() throws Exception {
    write("domain/src/main/java/live/maguey/orders/PlaceOrder.java", "edited");
    write("domain/pom.xml", "edited");

    assertThat(chosen("choose_near")).isEmpty();
  }

  @Test
  void near_tests_the_commands_where_their_page_has_changed() throws Exception {
    write("docs/cli.md", "edited");

    assertThat(chosen("choose_near")).isEqualTo(near("app-cli", "cli"));
  }

  @Test
  void again_is_nothing_before_the_first_run_and_after_one_without_a_failure() throws Exception {
    assertThat(chosen("choose_again")).isEqualTo("nothing");

    report("domain/target/surefire-reports/TEST-live.maguey.orders.PlaceOrderTest.xml", "");
    assertThat(chosen("keep_failed; choose_again")).isEqualTo("nothing");
  }

  @Test
  void again_takes_the_classes_that_failed_or_broke_and_no_other() throws Exception {
    report("domain/target/surefire-reports/TEST-live.maguey.orders.PlaceOrderTest.xml", "");
    report(
        "domain/target/surefire-reports/TEST-live.maguey.gate.AdmitGuestTest.xml",
        "<failure message=\"no\"/>");
    report(
        "app-cli/target/failsafe-reports/TEST-live.maguey.cli.devices.DevicesIT.xml",
        "<error type=\"x\"></error>");

    String classes = "live.maguey.cli.devices.DevicesIT,live.maguey.gate.AdmitGuestTest";
    assertThat(chosen("keep_failed; choose_again"))
        .startsWith("-pl app-cli,domain -am -Dtest=%s -Dit.test=%s ".formatted(classes, classes))
        .doesNotContain("PlaceOrderTest")
        .endsWith("-Dsurefire.excludedGroups= -Dfailsafe.excludedGroups=");
  }

  /// Maven's arguments for these packages.
  private static String near(String modules, String... packages) {
    return "-pl %s -am -Dtest=%s -Dit.test=%s -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false"
        .formatted(modules, patterns("Test", packages), patterns("IT", packages));
  }

  private static String patterns(String end, String... packages) {
    return Stream.concat(Stream.of("architecture"), Arrays.stream(packages))
        .map(name -> "**/" + name + "/*" + end)
        .reduce((a, b) -> a + "," + b)
        .orElseThrow();
  }

  /// The arguments that the function sets, or `nothing` where there is nothing to run.
  private String chosen(String function) throws IOException, InterruptedException {
    Path functions = Path.of("..", ".mvn", "check.sh").toAbsolutePath();
    String script =
        "set -eu; root=$1; selection=; mkdir -p \"$root/target\"; . \"$2\"; { "
            + function
            + "; } 2>/dev/null && printf %s \"$selection\" || printf nothing; rm -rf \"$root/target\"";
    return run("/bin/sh", "-c", script, "check", root.toString(), functions.toString());
  }

  private void report(String file, String outcome) throws IOException {
    write(file, REPORT.formatted(outcome));
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void commit() throws IOException, InterruptedException {
    git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "-q", "-m", "x");
  }

  private void git(String... words) throws IOException, InterruptedException {
    run(Stream.concat(Stream.of("git"), Arrays.stream(words)).toArray(String[]::new));
  }

  private String run(String... words) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words).directory(root.toFile());
    // A hook of this repository's own would hand its variables down.
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }
}
