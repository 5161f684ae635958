package live.maguey.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Mixed into every command that prints something: `--json`, and the command line's own writer. The
/// shapes are in `docs/cli.md`; fields may be added, none changes its meaning.
public final class JsonOption {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  public boolean wanted() {
    return json;
  }

  public Output output() {
    CommandLine line = Objects.requireNonNull(command).commandLine();
    return new Output(line.getOut(), line.getErr(), line.getColorScheme().ansi().enabled());
  }
}
