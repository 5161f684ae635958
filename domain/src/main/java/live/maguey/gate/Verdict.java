package live.maguey.gate;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.shared.Language;

/// What the gate shows, sounds and shakes for one reason.
///
/// @param sound its name in the gate's page; @param vibration on, off, on, … in milliseconds
public record Verdict(
    Reason reason,
    Field field,
    Words english,
    Words spanish,
    String sound,
    List<Integer> vibration) {
  private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

  public Verdict {
    vibration = List.copyOf(vibration);
  }

  /// The color of the whole screen.
  public enum Field {
    ADMIT,
    VIP,
    LOOK,
    REFUSE
  }

  /// @param word the one huge word; @param title why; @param line what staff need to know, may be
  ///   empty. Title and line may name `{time}`, `{gate}`, `{device}`, `{night}` and `{tier}`.
  public record Words(String word, String title, String line) {
    /// The same with the facts in their places. A sentence that names a missing fact is left out: a
    /// gate never fails for a word.
    public Words filled(Map<String, String> facts) {
      return new Words(word, fill(title, facts), fill(line, facts));
    }

    private static String fill(String template, Map<String, String> facts) {
      Matcher named = FACT.matcher(template);
      StringBuilder sentence = new StringBuilder();
      while (named.find()) {
        String fact = facts.get(named.group(1));
        if (fact == null) {
          return "";
        }
        named.appendReplacement(sentence, Matcher.quoteReplacement(fact));
      }
      return named.appendTail(sentence).toString();
    }
  }

  public Words in(Language language) {
    return switch (language) {
      case EN -> english;
      case ES -> spanish;
    };
  }
}
