package live.maguey.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/// `maguey` itself: without a command it prints its help.
@Command(
    name = "maguey",
    versionProvider = RootCommand.Version.class,
    description = "Tickets for a nightclub: the server, and what keeps it well.",
    footerHeading = "%n",
    footer = {
      "Examples:",
      "  maguey orders list --event tonight",
      "  maguey webhooks replay --failed --dry-run",
      "  maguey settings",
      "",
      "Exit codes: 0 done, 1 found something wrong, 2 wrong usage,",
      "3 could not reach what it needs."
    })
public final class RootCommand {
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version.")
  private boolean version;

  private final Map<String, String> environment;

  RootCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  public Map<String, String> environment() {
    return environment;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Properties properties = new Properties();
      try (InputStream file =
          Objects.requireNonNull(RootCommand.class.getResourceAsStream("version.properties"))) {
        properties.load(file);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      return new String[] {
        "maguey " + properties.getProperty("version") + " (Java " + Runtime.version() + ")"
      };
    }
  }
}
