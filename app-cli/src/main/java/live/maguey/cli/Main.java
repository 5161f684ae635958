package live.maguey.cli;

import live.maguey.cli.sandbox.RunSandbox;
import live.maguey.cli.serve.Migrate;
import live.maguey.cli.serve.Serve;
import live.maguey.cli.up.Up;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
    name = "maguey",
    subcommands = {Up.class, Serve.class, Migrate.class, RunSandbox.class})
public final class Main {
  public static void main(String... args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
