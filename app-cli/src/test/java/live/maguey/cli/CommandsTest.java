package live.maguey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Listing;
import live.maguey.cli.command.PagedListing;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.SettingsOptions;
import live.maguey.cli.command.SinceOption;
import live.maguey.cli.command.WholeListing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  static Stream<CommandLine> commands() {
    List<CommandLine> all = new ArrayList<>();
    collect(CommandTree.get(), all);
    return all.stream();
  }

  private static void collect(CommandLine line, List<CommandLine> all) {
    all.add(line);
    line.getSubcommands().values().forEach(child -> collect(child, all));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_help_fits_80_columns_and_says_what_the_command_is_for(CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF).lines())
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
  }

  @Test
  void the_page_of_commands_has_each_of_them_and_no_other() throws IOException {
    assertThat(CommandsPage.read().commands())
        .containsExactlyInAnyOrderElementsOf(
            leaves().map(line -> line.getCommandSpec().qualifiedName()).toList());
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void the_page_of_commands_names_its_options_and_no_other(CommandLine command) throws IOException {
    List<String> own =
        command.getCommandSpec().options().stream()
            .filter(CommandsTest::isOfOneCommand)
            .filter(option -> !isOfLists(command, option))
            .map(CommandLine.Model.OptionSpec::longestName)
            .toList();
    List<String> told =
        CommandsPage.read().words(command.getCommandSpec().qualifiedName()).stream()
            .filter(word -> word.startsWith("--"))
            .distinct()
            .toList();
    assertThat(told).containsExactlyInAnyOrderElementsOf(own);
  }

  /// Help, `--json` and the settings are told once for all commands, and the options of lists for
  /// all lists.
  private static boolean isOfOneCommand(CommandLine.Model.OptionSpec option) {
    return option.userObject() instanceof Field field
        && field.getDeclaringClass() != SettingsOptions.class
        && !List.of("--help", "--json", "--version").contains(option.longestName());
  }

  private static boolean isOfLists(CommandLine command, CommandLine.Model.OptionSpec option) {
    return option.userObject() instanceof Field field
        && (Listing.class.isAssignableFrom(field.getDeclaringClass())
            || (field.getDeclaringClass() == SinceOption.class
                && command.getCommandSpec().userObject() instanceof Listed));
  }

  @Test
  void the_page_of_commands_tells_the_options_of_every_list_once() throws IOException {
    String page = Files.readString(Path.of("../docs/cli.md"));
    String lists = page.substring(page.indexOf("## Lists"), page.indexOf("## Running"));
    Stream.of(Listing.class, SinceOption.class, PagedListing.class, WholeListing.class)
        .flatMap(listing -> Stream.of(listing.getDeclaredFields()))
        .map(field -> field.getAnnotation(CommandLine.Option.class))
        .filter(Objects::nonNull)
        .forEach(option -> assertThat(lists).contains("`" + option.names()[0] + "`"));
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void every_list_takes_the_options_of_lists(CommandLine command) {
    if (command.getCommandName().equals("list")) {
      assertThat(command.getCommandSpec().userObject()).isInstanceOf(Listed.class);
      assertThat(command.getCommandSpec().optionsMap())
          .containsKeys("--since", "--until", "--limit", "--csv", "--watch")
          .satisfiesAnyOf(
              of -> assertThat(of).containsKey("--after").doesNotContainKey("--sort"),
              of -> assertThat(of).containsKey("--sort").doesNotContainKey("--after"));
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void the_summary_of_each_command_is_a_whole_sentence_on_one_line(CommandLine command) {
    String summary = command.getCommandSpec().usageMessage().description()[0];
    assertThat(summary).matches("[A-Z].*[a-z0-9)]\\.").doesNotContain("  ");
    if (command.getParent() != null) {
      int names =
          command.getParent().getSubcommands().keySet().stream()
              .mapToInt(String::length)
              .max()
              .orElse(0);
      assertThat(summary.length()).as(summary).isLessThanOrEqualTo(80 - names - 4);
    }
  }

  static Stream<CommandLine> leaves() {
    return commands().filter(line -> line.getSubcommands().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_example_is_one_that_the_program_takes(CommandLine command) {
    List<String> examples =
        String.join("\n", command.getCommandSpec().usageMessage().footer())
            .replaceAll("\\\\\n *", "")
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("maguey "))
            .toList();
    boolean isRoot = command.getParent() == null;
    if (!isRoot) {
      assertThat(examples).as(command.getCommandSpec().qualifiedName()).isNotEmpty();
    }
    for (String example : examples) {
      String[] words = example.split(" ");
      assertThat(
              CommandTree.get().parseArgs(Arrays.copyOfRange(words, 1, words.length)).subcommand())
          .as(example)
          .isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "orders",
    "orders show",
    "orders show nonsense",
    "emails retry",
    "emails list --failed --state queued",
    "orders list --state nonsense",
    "orders list --limit 0",
    "orders list --since yesterday",
    "webhooks list --limit -3",
    "webhooks replay",
    "webhooks replay evt_1 --since 2h",
    "keys list --sort price",
    "orders list --sort total",
    "orders list --csv --json",
    "orders list --watch --json",
    "orders list --since 1h --until 2h",
    "webhooks pull --since 60d --database-url jdbc:postgresql://127.0.0.1:1/maguey",
    "nonsense"
  })
  void a_wrong_use_is_told_apart_from_a_failure(String words) {
    assertThat(run(words.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).isNotBlank();
    assertThat(err.toString().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders list", "demo fill --yes"})
  void a_command_without_a_database_says_how_to_get_one(String command) {
    String words = command + " --data target/no-server-here";
    assertThat(run(words.split(" "))).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(err.toString()).contains("maguey up").contains("MAGUEY_DATABASE_URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders list", "webhooks replay --failed", "migrate"})
  void a_database_that_does_not_answer_is_named_as_such(String command) {
    String words = command + " --database-url jdbc:postgresql://127.0.0.1:1/maguey";
    assertThat(run(words.split(" "))).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(err.toString()).contains("cannot be reached").doesNotContain("\tat ");
  }

  @Test
  void production_names_every_setting_that_it_lacks_and_how_to_give_it() {
    assertThat(run("serve")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("stripe.secret-key is missing")
        .contains("MAGUEY_STRIPE_SECRET_KEY=…");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "webhooks re| replay",
        "orders list --state partially| partially_refunded",
        "emails list --state giv| given_up",
        "keys list --sort sig| signs signsUntil",
      })
  void bash_completes_commands_states_and_fields(
      String words, String completed, @TempDir Path folder) throws Exception {
    assertThat(run("completion")).isZero();
    Path script = folder.resolve("maguey.bash");
    Files.writeString(script, out.toString());
    String line = "maguey " + words;
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "compopt() { :; }; source "
                    + script
                    + "; COMP_WORDS=("
                    + line
                    + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='"
                    + line
                    + "'; _complete_maguey; echo ${COMPREPLY[@]}")
            .redirectErrorStream(true)
            .start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(said).isZero();
    assertThat(said.strip()).isEqualTo(completed);
  }

  @Test
  void a_title_without_a_letter_for_an_address_asks_for_a_name() {
    assertThat(
            run(
                "events",
                "create",
                "--title",
                "夜",
                "--date",
                "2027-12-18",
                "--doors",
                "22:00",
                "--ends",
                "04:00",
                "--minimum-age",
                "21",
                "--tier",
                "General:9:20"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("`--name` is missing").contains("Add --name");
  }

  @Test
  void several_missing_options_are_named_in_one_sentence() {
    assertThat(run("orders", "comp", "--tier", "General")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString().replace('\n', ' '))
        .contains("`--event`, `--name`, `--email` and `--reason` are missing. Add them.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "orders refund MGY-7K2Q-9F --ticket| `--ticket` needs a value: NUMBER.",
        "orders refund| ORDER is missing: its number,",
        "ordrs| Did you mean `maguey orders` or",
        "orders list --stat held| Did you mean `--state`?",
        "events cancel x --no-such-option| `--no-such-option`. `maguey events cancel --help`",
        "devices revoke lost --yes| DEVICE is not an id.",
        "orders correct MGY-7K2Q-9F --yes --email x| `--email` is not an email address.",
        "emails retry| `maguey emails list --failed` shows them."
      })
  void what_was_mistyped_is_named_as_it_is_typed(String words, String sentence) {
    assertThat(run(words.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().replace('\n', ' ')).contains(sentence);
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void a_help_lists_the_commands_own_options_before_the_settings(CommandLine command) {
    String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    int settings = help.indexOf("\nSettings (");
    if (command.getCommandSpec().findOption("--config") != null) {
      assertThat(help.indexOf("\n      --config=")).isGreaterThan(settings);
      assertThat(help.indexOf("--help  ")).isBetween(0, settings);
    } else {
      assertThat(settings).isNegative();
    }
  }

  @Test
  void two_sentences_have_one_stop_between_them() {
    assertThat(Report.then("Service unavailable.", "maguey emails retry"))
        .isEqualTo("Service unavailable. maguey emails retry");
    assertThat(Report.then("no answer", "Look.")).isEqualTo("no answer. Look.");
    assertThat(Report.then("no answer", "")).isEqualTo("no answer");
  }

  private int run(String... args) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), Map.of(), new Nobody(), args);
  }
}
