package live.maguey.http.health;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that the server needs, one by one, as it was last seen.
///
/// @param at when it was asked
public record DeepHealth(Instant at, List<Dependency> dependencies) {
  public DeepHealth {
    dependencies = List.copyOf(dependencies);
  }

  /// How one of them is doing.
  public enum State {
    OK(Status.PASS),
    /// Nobody has set it up, and the server works without it.
    OFF(Status.PASS),
    /// It cannot be looked at: something else is away, or a permission is missing.
    UNKNOWN(Status.PASS),
    /// It answers late.
    SLOW(Status.WARN),
    /// It works, and somebody has to see to it.
    WARNING(Status.WARN),
    /// It does not work, or soon fails.
    FAILED(Status.FAIL);

    private final Status status;

    State(Status status) {
      this.status = status;
    }

    public Status status() {
      return status;
    }
  }

  /// The words of the health check format for the same, from the best to the worst.
  public enum Status {
    PASS,
    WARN,
    FAIL
  }

  /// @param name as `stripe`; @param type `datastore`, `component` or `system`
  /// @param seen in words; @param todo what helps, empty where nothing is to be done
  /// @param finding what exactly is wrong, as `maguey doctor` names it; null where nothing is
  /// @param runbook the page about that
  /// @param since from when on it is in this state, as far as this process knows
  /// @param looked when it was looked at
  public record Dependency(
      String name,
      String type,
      State state,
      String seen,
      String todo,
      @Nullable String finding,
      @Nullable String runbook,
      Instant since,
      Instant looked) {}

  /// Of the whole: that of its worst part.
  public Status status() {
    return dependencies.stream()
        .map(dependency -> dependency.state().status())
        .max(Status::compareTo)
        .orElse(Status.PASS);
  }
}
