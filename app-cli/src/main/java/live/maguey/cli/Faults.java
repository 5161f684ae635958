package live.maguey.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import live.maguey.api.BadConfiguration;
import live.maguey.api.SchemaOutdated;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.ShortCode;
import live.maguey.shared.Unavailable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// What goes wrong, as a sentence on the error stream and an exit code. No stack trace is printed;
/// that of a bug is kept in a file, which the sentence names.
final class Faults {
  private Faults() {}

  static int wrongUsage(ParameterException fault, String[] args) {
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    if (isGroupAlone(fault)) {
      command.usage(err, command.getColorScheme());
    } else {
      Output.wrap(err, message(fault));
      UnmatchedArgumentException.printSuggestions(fault, err);
      Output.wrap(
          err, "See `" + command.getCommandSpec().qualifiedName() + " --help` for examples.");
    }
    return ExitCode.USAGE;
  }

  static int failed(Exception fault, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    return switch (fault) {
      case ParameterException wrong -> wrongUsage(wrong, new String[0]);
      case BadConfiguration bad -> tell(err, message(bad), ExitCode.USAGE);
      case InvalidRequest bad ->
          tell(err, "The " + bad.field() + " that you gave " + bad.reason() + ".", ExitCode.USAGE);
      case SchemaOutdated old -> tell(err, message(old), ExitCode.UNREACHED);
      case Unreached there -> tell(err, message(there), ExitCode.UNREACHED);
      case Unavailable down ->
          tell(
              err,
              "Not reached: " + down.getMessage() + "\nNothing was changed; try again.",
              ExitCode.UNREACHED);
      default -> tell(err, bug(fault), ExitCode.FOUND_WRONG);
    };
  }

  private static boolean isGroupAlone(ParameterException fault) {
    CommandLine command = fault.getCommandLine();
    return fault.getClass() == ParameterException.class
        && !command.getSubcommands().isEmpty()
        && !(command.getCommandSpec().userObject() instanceof Callable<?>);
  }

  private static String bug(Exception fault) {
    String reference = ShortCode.of(UUID.randomUUID(), 6);
    try {
      Path file = Files.createTempFile("maguey-" + reference + "-", ".txt");
      try (PrintWriter report = new PrintWriter(Files.newBufferedWriter(file))) {
        fault.printStackTrace(report);
      }
      return "This is a fault of maguey itself, reference %s. Please send this file along:\n%s"
          .formatted(reference, file);
    } catch (IOException noPlace) {
      return "This is a fault of maguey itself: " + fault;
    }
  }

  private static String message(Throwable fault) {
    return String.valueOf(fault.getMessage());
  }

  private static int tell(PrintWriter err, String text, int code) {
    Output.wrap(err, text);
    return code;
  }
}
