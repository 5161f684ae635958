package live.maguey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listing;
import live.maguey.cli.command.SettingsOptions;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Every command with everything that is typed by mistake: it answers in sentences, never with a
/// bug, and with the exit code that scripts expect.
@Tag("full")
class WrongInputIT {
  /// They run until they are stopped, or reach beyond the server.
  private static final Set<String> ELSEWHERE =
      Set.of(
          "maguey up",
          "maguey serve",
          "maguey migrate",
          "maguey sandbox run",
          "maguey sandbox drills",
          "maguey sandbox trigger",
          "maguey doctor",
          "maguey completion",
          "maguey logs find",
          "maguey settings");

  private static final List<String> MISTYPED =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "99999999999999999999",
          "2101-02-30",
          "夜 ñandú",
          "00000000-0000-0000-0000-000000000000",
          " MGY-7K2Q-9F ");

  /// By the parameter's label: what gets past it to the one that is mistyped.
  private static final Map<String, String> PLAUSIBLE =
      Map.of("ORDER", "MGY-7K2Q-9F", "EMAIL", "guest@example.com", "ADDRESS", "guest@example.com");

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private final OnCall onCall = new OnCall(SERVER);

  /// For what a command writes where it is told to.
  @TempDir private Path folder;

  static Stream<CommandSpec> commands() {
    return CommandsTest.leaves()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !ELSEWHERE.contains(command.qualifiedName()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_mistake_is_told_in_a_sentence(CommandSpec command) {
    for (ArgSpec argument : command.args()) {
      if (isTyped(argument, command)) {
        for (String value : MISTYPED) {
          List<String> words = words(command, argument);
          String typed = argument.type() == Path.class ? folder + "/" + value : value;
          words.add(
              argument instanceof OptionSpec option ? option.longestName() + "=" + typed : typed);
          told(onCall.run(words.toArray(String[]::new)), words);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void what_a_command_does_not_know_is_named_with_where_to_look(CommandSpec command) {
    List<String> words = words(command, null);
    words.add("--no-such-option");
    assertThat(onCall.run(words.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
    assertThat(flat(onCall.err()))
        .contains("has no option `--no-such-option`. `" + command.qualifiedName() + " --help`");

    for (ArgSpec argument : command.args()) {
      if (argument.required()) {
        words = words(command, argument);
        assertThat(onCall.run(words.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
        assertThat(flat(onCall.err()))
            .contains(missed(argument, command))
            .contains("missing")
            .contains("--help` has examples.");
      }
    }
  }

  /// The name of what is missed without it. Where a word is left out, those after it move up.
  private static String missed(ArgSpec argument, CommandSpec command) {
    return argument instanceof OptionSpec option
        ? option.longestName()
        : command.positionalParameters().stream()
            .filter(ArgSpec::required)
            .toList()
            .getLast()
            .paramLabel();
  }

  private void told(int code, List<String> words) {
    String all = onCall.err() + onCall.out();
    assertThat(all)
        .as("%s", words)
        .doesNotContain("bug of maguey", "Exception", "\tat ", "null", "Usage:");
    assertThat(code).as("%s: %s", words, all).isBetween(ExitCode.DONE, ExitCode.USAGE);
    if (code == ExitCode.USAGE) {
      assertThat(onCall.err().strip()).as("%s", words).isNotEmpty().endsWith(".");
      assertThat(onCall.out()).as("%s", words).isEmpty();
    }
    if (code == ExitCode.WRONG) {
      assertThat(all).as("%s", words).isNotBlank();
    }
  }

  /// What lists share is tried on one of them.
  private static boolean isTyped(ArgSpec argument, CommandSpec command) {
    if (argument.arity().max() == 0) {
      return false;
    }
    if (!(argument instanceof OptionSpec option)) {
      return true;
    }
    return option.userObject() instanceof Field field
        && field.getDeclaringClass() != SettingsOptions.class
        && (!Listing.class.isAssignableFrom(field.getDeclaringClass())
            || List.of("maguey orders list", "maguey keys list").contains(command.qualifiedName()));
  }

  /// The command with all it needs, but without one argument; it changes nothing.
  private static List<String> words(CommandSpec command, @Nullable ArgSpec without) {
    List<String> words = new ArrayList<>(List.of(command.qualifiedName().split(" ")));
    words.removeFirst();
    if (command.findOption("--dry-run") != null) {
      words.add("--dry-run");
    }
    for (ArgSpec argument : command.args()) {
      if (argument.required() && argument != without) {
        String value = plausible(argument);
        words.add(
            argument instanceof OptionSpec option ? option.longestName() + "=" + value : value);
      }
    }
    return words;
  }

  private static String plausible(ArgSpec argument) {
    return argument.type().isEnum()
        ? argument.completionCandidates().iterator().next()
        : PLAUSIBLE.getOrDefault(argument.paramLabel(), "1");
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
