package live.maguey.http.answers;

import java.util.Locale;
import live.maguey.payments.DeclineReason;
import live.maguey.words.Words;

/// What a customer reads of a declined card: why, that nothing was charged, and what to do.
public final class DeclineWords {
  private DeclineWords() {}

  public static String of(DeclineReason reason, Words words) {
    return words.get(
        "order.declined." + reason.told().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
