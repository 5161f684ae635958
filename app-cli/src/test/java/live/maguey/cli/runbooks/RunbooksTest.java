package live.maguey.cli.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.maguey.alerts.AlertKind;
import live.maguey.api.doctor.Defect;
import live.maguey.evidence.Requirement;
import live.maguey.runbooks.Diagnosis;
import live.maguey.runbooks.Runbook;
import live.maguey.status.Backlog;
import live.maguey.trace.Gap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages as they are in `runbooks/`: whole, linked, and with commands that the program takes.
@Requirement("12.4")
class RunbooksTest {
  private static final Path FOLDER = Path.of("../runbooks");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(#[^)]*)?\\)");
  private static final Pattern COMMAND = Pattern.compile("`(maguey [^`]+)`|(?m)^(maguey .+)$");

  private static final Pattern UNIT =
      Pattern.compile("(?m)^(?:systemctl|journalctl) .*\\b(maguey[\\w@*-]*)");

  private static String text(Runbook runbook) throws IOException {
    return Files.readString(FOLDER.resolve(runbook.id() + ".md"));
  }

  static Stream<String> commands() throws IOException {
    Set<String> all = new TreeSet<>();
    for (Path page : pages()) {
      Matcher command = COMMAND.matcher(Files.readString(page));
      while (command.find()) {
        all.add(command.group(1) == null ? command.group(2) : command.group(1));
      }
    }
    return all.stream();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_on_a_page_is_one_that_the_program_takes(String command) {
    assertThat(Typed.parsed(command)).as(command).isNotNull();
  }

  @Test
  void every_unit_of_ours_on_a_page_is_one_that_deploy_brings() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path page : pages()) {
      Matcher unit = UNIT.matcher(Files.readString(page));
      while (unit.find()) {
        named.add(unit.group(1));
      }
    }

    assertThat(named).isNotEmpty();
    assertThat(named)
        .allSatisfy(unit ->
            assertThat(Path.of("../deploy/systemd", unit.replace("*", "") + ".service")).exists());
  }

  @ParameterizedTest
  @EnumSource
  void every_page_has_all_headings_in_their_order_and_something_to_do(Runbook runbook)
      throws IOException {
    RunbookPage page = RunbookPage.parse(text(runbook));

    assertThat(page.id()).isEqualTo(runbook.id());
    assertThat(page.sections().keySet()).containsExactlyElementsOf(RunbookPage.HEADINGS);
    assertThat(page.sections().values()).allSatisfy(part -> assertThat(part).isNotBlank());
    assertThat(page.commands(RunbookPage.Section.LOOK)).isNotEmpty();
    assertThat(page.commands(RunbookPage.Section.VERIFY)).isNotEmpty();
    assertThat(page.steps().stream().map(RunbookPage.Step::number))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .isSorted();
    assertThat(page.answers().values())
        .isSubsetOf(page.steps().stream().map(RunbookPage.Step::number).toList());
  }

  @ParameterizedTest
  @EnumSource
  void the_program_has_the_page_as_it_is_in_the_folder(Runbook runbook) throws IOException {
    assertThat(RunbookPage.of(runbook)).isEqualTo(RunbookPage.parse(text(runbook)));
  }

  @Test
  void the_index_has_every_page_by_its_symptom_and_no_other() throws IOException {
    assertThat(Index.read().rows())
        .extracting(Index.Row::runbook)
        .containsExactlyInAnyOrder(Runbook.values());
    for (Index.Row row : Index.read().rows()) {
      assertThat(row.symptom()).isEqualTo(RunbookPage.parse(text(row.runbook())).symptom());
    }
    assertThat(pages().stream().map(page -> page.getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("README.md"),
                    Arrays.stream(Runbook.values()).map(runbook -> runbook.id() + ".md"))
                .toList());
  }

  static Stream<Diagnosis> diagnoses() {
    return Stream.<Diagnosis[]>of(
            AlertKind.values(),
            Backlog.Stray.Kind.values(),
            Backlog.Step.values(),
            Gap.values(),
            Defect.values())
        .flatMap(Stream::of);
  }

  @ParameterizedTest
  @MethodSource("diagnoses")
  void everything_that_can_be_found_wrong_has_its_page_and_its_step_there(Diagnosis diagnosis) {
    RunbookPage page = RunbookPage.of(diagnosis.runbook());

    assertThat(diagnosis.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(page.step(diagnosis.id())).as(diagnosis.id() + " in " + page.id()).isPresent();
    assertThat(diagnoses().filter(other -> other.id().equals(diagnosis.id())))
        .allMatch(other -> other.runbook() == diagnosis.runbook());
  }

  @ParameterizedTest
  @EnumSource
  void a_page_answers_nothing_that_nobody_finds(Runbook runbook) {
    assertThat(RunbookPage.of(runbook).answers().keySet())
        .isSubsetOf(
            diagnoses()
                .filter(diagnosis -> diagnosis.runbook() == runbook)
                .map(Diagnosis::id)
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  void the_index_says_which_pages_are_executed_and_which_are_not_yet(Runbook runbook)
      throws IOException {
    String typed = "Runbook." + runbook.name() + ")";
    List<String> proofs = new ArrayList<>();
    try (Stream<Path> tests = Files.list(Path.of("src/test/java/live/maguey/cli/runbooks"))) {
      for (Path test : tests.filter(file -> file.toString().endsWith("IT.java")).toList()) {
        if (Files.readString(test).contains("Reader.of(server, " + typed)) {
          proofs.add("`" + test.getFileName().toString().replace(".java", "") + "`");
        }
      }
    }

    assertThat(Index.read().rows())
        .filteredOn(row -> row.runbook() == runbook)
        .singleElement()
        .extracting(Index.Row::proof)
        .isEqualTo(proofs.isEmpty() ? "not yet" : String.join(", ", proofs));
  }

  @Test
  void every_link_leads_to_a_page() throws IOException {
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        assertThat(FOLDER.resolve(link.group(1))).as(page + ": " + link.group()).exists();
      }
    }
  }
}
