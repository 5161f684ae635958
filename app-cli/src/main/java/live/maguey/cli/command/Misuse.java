package live.maguey.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with a command's words, and what to do next, in a person's words.
final class Misuse {
  private Misuse() {}

  static String sentence(ParameterException wrong) {
    CommandSpec command = wrong.getCommandLine().getCommandSpec();
    return Report.then(
        Report.then(what(wrong, command), alike(wrong, command)),
        "`" + command.qualifiedName() + " --help` has examples.");
  }

  /// What was probably meant, or nothing.
  private static String alike(ParameterException wrong, CommandSpec command) {
    List<String> names =
        wrong instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions().stream()
                .filter(name -> isAsLong(name, unmatched.getUnmatched().getFirst()))
                .toList()
            : List.of();
    String root = command.root().name() + " ";
    return names.isEmpty()
        ? ""
        : names.stream()
            .map(name ->
                "`" + (name.startsWith("-") || name.startsWith(root) ? "" : root) + name + "`")
            .collect(Collectors.joining(" or ", "Did you mean ", "?"));
  }

  /// Nobody types half of a name too much: picocli takes `--note` for like `--no-such-option`.
  private static boolean isAsLong(String name, String typed) {
    return 2 * name.length() > typed.split("=", 2)[0].length();
  }

  private static String what(ParameterException wrong, CommandSpec command) {
    ArgSpec argument = wrong.getArgSpec();
    return switch (wrong) {
      case MissingParameterException missing -> missing(missing.getMissing(), wrong);
      case UnmatchedArgumentException unmatched -> unmatched(unmatched.getUnmatched(), command);
      case OverwrittenOptionException _ when argument != null ->
          name(argument) + " was given twice. Give it once";
      default -> argument == null ? plain(wrong) : unfit(argument, wrong);
    };
  }

  private static String missing(List<ArgSpec> missing, ParameterException wrong) {
    if (missing.isEmpty()) {
      return plain(wrong);
    }
    ArgSpec first = missing.getFirst();
    boolean isNamed = !String.valueOf(wrong.getMessage()).startsWith("Missing required option");
    if (first instanceof OptionSpec && isNamed) {
      return name(first) + " needs a value: " + first.paramLabel();
    }
    if (missing.size() > 1) {
      return listed(missing) + " are missing. Add them";
    }
    return first instanceof OptionSpec option
        ? name(first) + " is missing. Add " + option.longestName() + " " + option.paramLabel()
        : name(first) + " is missing: " + meaning(first);
  }

  private static String listed(List<ArgSpec> missing) {
    String all = missing.stream().map(Misuse::name).collect(Collectors.joining(", "));
    int last = all.lastIndexOf(", ");
    return all.substring(0, last) + " and " + all.substring(last + 2);
  }

  private static String meaning(ArgSpec argument) {
    String text = String.join(" ", argument.description()).strip();
    boolean isWord = text.length() > 1 && Character.isLowerCase(text.charAt(1));
    return isWord ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
  }

  private static String unmatched(List<String> words, CommandSpec command) {
    String first = words.getFirst();
    if (first.startsWith("-")) {
      return "`%s` has no option `%s`".formatted(command.qualifiedName(), first.split("=", 2)[0]);
    }
    return command.subcommands().isEmpty()
        ? "`%s` does not take '%s'".formatted(command.qualifiedName(), first)
        : "`%s` has no command '%s'".formatted(command.qualifiedName(), first);
  }

  /// A value that its option does not take.
  private static String unfit(ArgSpec argument, ParameterException wrong) {
    String given = String.valueOf(wrong.getValue());
    if (argument.type().isEnum() && wrong.getValue() != null) {
      return "%s is one of %s, not '%s'"
          .formatted(name(argument), String.join(", ", argument.completionCandidates()), given);
    }
    if (wrong.getCause() instanceof TypeConversionException reason) {
      return name(argument) + ": " + reason.getMessage();
    }
    String message = plain(wrong);
    boolean number =
        Arrays.asList(int.class, Integer.class, long.class, Long.class).contains(argument.type());
    return number && wrong.getValue() != null
        ? "%s must be a whole number, not '%s'".formatted(name(argument), given)
        : message;
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? "`" + option.longestName() + "`"
        : argument.paramLabel();
  }

  private static String plain(ParameterException wrong) {
    return String.valueOf(wrong.getMessage());
  }
}
