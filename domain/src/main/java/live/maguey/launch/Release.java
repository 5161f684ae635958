package live.maguey.launch;

import java.util.regex.Pattern;

/// What a program was built from, by the name that its build gave it: a commit, a commit with
/// changes (`1a2b3c4-changed`), or `unknown` outside git. Only a commit says which program it is;
/// two builds of any other name may differ in everything.
public record Release(String name) {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");

  private static final Pattern LONG = Pattern.compile("^([0-9a-f]{12})[0-9a-f]+");

  public static final Release UNKNOWN = new Release("unknown");

  /// @param changed whether the files differ from the commit
  public static Release of(String commit, boolean changed) {
    return new Release(changed ? commit + "-changed" : commit);
  }

  /// For people: of a commit the first twelve digits.
  public String brief() {
    return LONG.matcher(name).replaceFirst("$1");
  }

  public boolean isCommit() {
    return COMMIT.matcher(name).matches();
  }

  /// Whether both are for certain the same program.
  boolean isSame(Release other) {
    return isCommit() && name.equals(other.name);
  }

  /// As people read it.
  @Override
  public String toString() {
    return brief();
  }
}
