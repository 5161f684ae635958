package live.maguey.cli.sandbox;

import java.net.URI;
import java.util.function.ToIntFunction;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which lookalike a command asks.
final class LookalikeOption {
  @Option(
      names = "--at",
      paramLabel = "URL",
      description = "The lookalike; default the one of `maguey up`.")
  private @Nullable URI at;

  /// @return the exit code of what is done with it, or the one for nobody there
  int run(Vendor vendor, Operation operation, ToIntFunction<Lookalike> work) {
    try {
      return work.applyAsInt(Lookalike.of(vendor, at, operation));
    } catch (Lookalike.Unreachable nobody) {
      operation.complain(String.valueOf(nobody.getMessage()));
      return ExitCode.UNREACHABLE;
    }
  }
}
