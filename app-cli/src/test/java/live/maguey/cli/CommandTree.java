package live.maguey.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;

/// All commands of the program, to read what is typed with them.
public final class CommandTree {
  private CommandTree() {}

  public static CommandLine get() {
    return Main.commandLine(
        new PrintWriter(new StringWriter()),
        new PrintWriter(new StringWriter()),
        Map.of(),
        new Nobody());
  }
}
