package live.maguey.http.health;

/// One thing that the server needs.
///
/// @param name as in `database`
/// @param vital whether the server is not ready without it; else it is only degraded
/// @param check returns when all is well, throws when not; it is interrupted after the timeout
public record Probe(String name, boolean vital, Check check) {
  @FunctionalInterface
  public interface Check {
    void run() throws Exception;
  }
}
