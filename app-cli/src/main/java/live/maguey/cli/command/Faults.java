package live.maguey.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import live.maguey.api.schema.SchemaNewer;
import live.maguey.api.schema.SchemaOfAnother;
import live.maguey.api.schema.SchemaOutdated;
import live.maguey.api.settings.BadConfiguration;
import live.maguey.backups.CannotBackUp;
import live.maguey.http.connections.CannotListen;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.ShortCode;
import live.maguey.shared.Unavailable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// What goes wrong in a command, as a sentence on the error stream and an exit code. Stack traces
/// are not printed: a bug's goes to a file, which the sentence names.
public final class Faults {
  private Faults() {}

  public static int told(Exception fault, CommandLine line, ParseResult parsed) {
    PrintWriter err = line.getErr();
    int columns = columns(line);
    return switch (fault) {
      case ParameterException wrong -> {
        Report.tell(err, columns, String.valueOf(wrong.getMessage()));
        yield ExitCode.USAGE;
      }
      case BadConfiguration bad -> {
        err.println(bad.getMessage());
        yield ExitCode.USAGE;
      }
      case InvalidRequest invalid -> {
        Report.tell(
            err,
            columns,
            Report.then(
                named(invalid.field(), line.getCommandSpec()) + " " + invalid.reason(),
                "`" + line.getCommandSpec().qualifiedName() + " --help` has examples."));
        yield ExitCode.USAGE;
      }
      case SchemaOutdated old -> {
        Report.tell(err, columns, String.valueOf(old.getMessage()));
        yield ExitCode.UNREACHABLE;
      }
      case SchemaOfAnother early -> {
        Report.tell(err, columns, String.valueOf(early.getMessage()));
        yield ExitCode.UNREACHABLE;
      }
      case SchemaNewer newer -> {
        Report.tell(err, columns, String.valueOf(newer.getMessage()));
        yield ExitCode.UNREACHABLE;
      }
      case CannotListen deaf -> {
        Report.tell(err, columns, String.valueOf(deaf.getMessage()));
        yield ExitCode.UNREACHABLE;
      }
      case CannotStart sentence -> {
        Report.tell(err, columns, String.valueOf(sentence.getMessage()));
        yield ExitCode.UNREACHABLE;
      }
      case CannotBackUp lacking -> {
        Report.tell(err, columns, String.valueOf(lacking.getMessage()));
        yield ExitCode.UNREACHABLE;
      }
      case UncheckedIOException disk when disk.getCause() instanceof FileSystemException file -> {
        Report.tell(err, columns, unusable(file));
        yield ExitCode.UNREACHABLE;
      }
      case Unavailable gone -> {
        Report.tell(
            err,
            columns,
            Report.then(
                "It cannot be reached: " + gone.getMessage(),
                "Check that it runs and that the settings name it."));
        yield ExitCode.UNREACHABLE;
      }
      case NoSuchEvent none -> {
        Report.tell(err, columns, String.valueOf(none.getMessage()));
        yield ExitCode.WRONG;
      }
      case NoSuchRow none -> {
        Report.tell(err, columns, String.valueOf(none.getMessage()));
        yield ExitCode.WRONG;
      }
      case NoDatabase none -> {
        Report.tell(err, columns, String.valueOf(none.getMessage()));
        yield ExitCode.UNREACHABLE;
      }
      default -> {
        err.println(bug(fault));
        yield ExitCode.WRONG;
      }
    };
  }

  /// What was mistyped, and what to do next.
  public static int misused(ParameterException wrong, String[] args) {
    CommandLine line = wrong.getCommandLine();
    Report.tell(line.getErr(), columns(line), Misuse.sentence(wrong));
    return ExitCode.USAGE;
  }

  /// The option or parameter that brought the value, where the field has its name.
  private static String named(String field, CommandSpec command) {
    if (field.startsWith("`")) {
      return field;
    }
    if (command.findOption("--" + field) != null) {
      return "`--" + field + "`";
    }
    return command.positionalParameters().stream()
        .map(PositionalParamSpec::paramLabel)
        .filter(label -> label.replaceAll("\\W", "").equalsIgnoreCase(field))
        .findFirst()
        .orElse("The " + field);
  }

  /// A file or folder that the system does not let us use.
  private static String unusable(FileSystemException file) {
    String reason =
        switch (file) {
          case AccessDeniedException _ -> "this user may not use it";
          case NoSuchFileException _ -> "it does not exist";
          default -> file.getReason() == null ? "the system refuses it" : file.getReason();
        };
    return "The file " + file.getFile() + " cannot be used: " + reason + ".";
  }

  private static int columns(CommandLine line) {
    return Program.of(line.getCommandSpec()).person().columns();
  }

  private static String bug(Exception fault) {
    String reference = ShortCode.of(UUID.randomUUID(), 6);
    try {
      Path file = Files.createTempFile("maguey-" + reference + "-", ".txt");
      try (PrintWriter report = new PrintWriter(Files.newBufferedWriter(file))) {
        fault.printStackTrace(report);
      }
      return "This is a bug of maguey, reference "
          + reference
          + ". Please report it with this file:\n"
          + file;
    } catch (IOException noPlace) {
      return "This is a bug of maguey: " + fault;
    }
  }
}
