package live.maguey.audit;

/// Who acted: a job of the system, or a person by a name that the operating system, a device or a
/// staff account vouches for.
///
/// @param kind `system`, `operator`, `device` or `buyer`
/// @param name for example `settle`, `root@ops-1`, `gate-a`
public record Actor(String kind, String name) {
  public static Actor system(String job) {
    return new Actor("system", job);
  }

  public static Actor operator(String userAtHost) {
    return new Actor("operator", userAtHost);
  }

  @Override
  public String toString() {
    return kind + ":" + name;
  }
}
