package live.maguey.cli.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import live.maguey.launch.Release;
import picocli.CommandLine.Model.CommandSpec;

/// The command line as a whole, as each of its commands sees it.
public interface Program {
  /// What the process was given.
  Map<String, String> environment();

  /// Who typed the command.
  Prompt person();

  /// What the servers on the same database go by.
  Clock clock();

  /// What it was built from.
  Release release();

  /// Runs another command with all that this one found around it.
  ///
  /// @return its exit code
  int run(PrintWriter out, PrintWriter err, String... words);

  /// The program that a command belongs to.
  static Program of(CommandSpec command) {
    return (Program) command.root().userObject();
  }
}
