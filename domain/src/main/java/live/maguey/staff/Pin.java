package live.maguey.staff;

import java.util.regex.Pattern;
import live.maguey.shared.InvalidRequest;

/// Six digits that a person types at a phone. Never in a log: its text is `***`.
public record Pin(String digits) {
  private static final Pattern SIX = Pattern.compile("[0-9]{6}");
  private static final int BASE = 10;
  private static final int FEW = 3;

  public Pin {
    if (!SIX.matcher(digits).matches()) {
      throw new InvalidRequest("pin", "is not six digits");
    }
  }

  /// Whether it is among the first that somebody would try: few different digits, equal steps as in
  /// `123456` and `864208`, or a half that comes twice.
  boolean isEasy() {
    return digits.chars().distinct().count() < FEW
        || hasEqualSteps()
        || digits.substring(FEW).equals(digits.substring(0, FEW));
  }

  private boolean hasEqualSteps() {
    int step = step(1);
    for (int at = 2; at < digits.length(); at++) {
      if (step(at) != step) {
        return false;
      }
    }
    return true;
  }

  private int step(int at) {
    return Math.floorMod(digits.charAt(at) - digits.charAt(at - 1), BASE);
  }

  @Override
  public String toString() {
    return "***";
  }
}
