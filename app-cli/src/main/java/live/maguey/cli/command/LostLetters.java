package live.maguey.cli.command;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Letters that were lost on the way in: Java reads arguments and variables in the locale's
/// character set, and puts U+FFFD where that has no letter. Nothing with a hole in it is stored.
public final class LostLetters {
  private static final char LOST = '\uFFFD';

  private LostLetters() {}

  /// @return what to tell, when something was lost
  public static Optional<String> in(Map<String, String> environment, String... arguments) {
    Stream<String> variables =
        environment.entrySet().stream()
            .filter(variable -> variable.getKey().startsWith("MAGUEY_"))
            .filter(variable -> isLost(variable.getValue()))
            .map(variable -> "The variable " + variable.getKey());
    Stream<String> words =
        Stream.of(arguments)
            .filter(LostLetters::isLost)
            .map(word -> "`" + word.replace(LOST, '?') + "`");
    return Stream.concat(words, variables)
        .findFirst()
        .map(culprit ->
            culprit
                + " has letters that this locale cannot read. Set LC_ALL to a UTF-8 locale that"
                + " this machine has, like C.UTF-8; `locale -a` lists them.");
  }

  private static boolean isLost(String text) {
    return text.indexOf(LOST) >= 0;
  }
}
