package live.maguey.cli.command;

import java.time.Clock;
import java.util.Map;
import live.maguey.launch.Release;

/// What a command finds around it.
///
/// @param environment what the process was given
/// @param person who typed the command
/// @param clock what the servers on the same database go by
/// @param release what the program was built from
public record Surroundings(
    Map<String, String> environment, Prompt person, Clock clock, Release release) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// On this machine, at its own time.
  public static Surroundings here(Map<String, String> environment, Prompt person) {
    return new Surroundings(environment, person, Clock.systemUTC(), Built.release());
  }
}
