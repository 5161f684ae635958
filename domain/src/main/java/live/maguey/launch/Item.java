package live.maguey.launch;

/// One line of the judgement.
///
/// @param id a requirement's, or `env.` and what of the environment was looked at
/// @param critical whether a failure alone means no go
/// @param asked what was asked for, a sentence
public record Item(String id, Area area, boolean critical, String asked, Standing standing) {

  public boolean isProved() {
    return standing instanceof Standing.Proved;
  }

  public boolean isAbsent() {
    return standing instanceof Standing.Absent;
  }

  public boolean isStale() {
    return standing instanceof Standing.Stale;
  }
}
