package live.maguey.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Mixed into every command.
@Command
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  private boolean help;
}
