package live.maguey.evidence;

import java.util.regex.Pattern;
import live.maguey.launch.Outcome;

/// That a test ran for a requirement, and how it ended.
///
/// @param test class and method, as `live.maguey.orders.PlaceOrderTest.sells_the_last_place`
record Proof(String requirement, String test, Outcome outcome) {
  private static final Pattern ID = Pattern.compile("[A-Z]{2,8}-\\d{2}|\\d{1,2}\\.\\d{1,2}");

  Proof {
    if (!ID.matcher(requirement).matches()) {
      throw new IllegalArgumentException(
          test + " names \"" + requirement + "\", which is neither like PAY-01 nor like 1.3");
    }
  }

  static Proof parse(String line) {
    String[] parts = line.split("\t", -1);
    return new Proof(parts[0], parts[1], Outcome.valueOf(parts[2]));
  }

  @Override
  public String toString() {
    return requirement + "\t" + test + "\t" + outcome;
  }
}
