package live.maguey.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The words that an option takes, as people write them: `given_up` for `GIVEN_UP`.
public final class Words {
  private Words() {}

  /// Lets a shell complete them.
  public static void complete(CommandSpec command) {
    for (OptionSpec option : List.copyOf(command.options())) {
      if (option.type().isEnum()) {
        command.remove(option);
        command.addOption(OptionSpec.builder(option).completionCandidates(of(option)).build());
      }
    }
  }

  private static List<String> of(OptionSpec option) {
    return Arrays.stream(option.type().getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
