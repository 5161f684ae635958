package live.maguey.architecture;

import java.util.List;

/// What looks like a date beside a real clock, and is compared with no clock.
///
/// @param file the simple name of its test
record HarmlessDate(String file, String date, String reason) {
  static final List<HarmlessDate> ALL =
      List.of(
          new HarmlessDate("WrongInputIT", "2101-02-30", "a day that no year has, as wrong input"),
          new HarmlessDate("ProxiesIT", "2015-10-16", "a version of Stripe's API, not a day"));

  /// Whether it is this one.
  boolean is(String path, String found) {
    return path.endsWith("/" + file + ".java") && date.equals(found);
  }
}
