package live.maguey.cli.runbooks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import live.maguey.cli.CommandTree;
import picocli.CommandLine;

/// A command of a page, as somebody types it.
final class Typed {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  /// One right value for each word in capitals.
  private static final Map<String, String> SAMPLES =
      Map.ofEntries(
          Map.entry("REFERENCE", "MGY-7K2Q-9F"),
          Map.entry("ADDRESS", "name@example.com"),
          Map.entry("EVENT", "posada-electrica"),
          Map.entry("REFUND", "01990000-0000-7000-8000-000000000000"),
          Map.entry("EMAIL", "01990000-0000-7000-8000-000000000001"),
          Map.entry("DEVICE", "01990000-0000-7000-8000-000000000002"),
          Map.entry("WEBHOOK", "evt_1Q2w3E4r5T"),
          Map.entry("ALERT", "17"),
          Map.entry("TICKET", "7K2Q-4F9X"),
          Map.entry("KEY", "1"),
          Map.entry("TABLE", "12"),
          Map.entry("KEYFILE", "backup-key.txt"),
          Map.entry("JOB", "end-night"),
          Map.entry("KIND", "dispute"));

  private Typed() {}

  /// @throws CommandLine.ParameterException where the program does not take it
  static CommandLine.ParseResult parsed(String command) {
    return CommandTree.get().parseArgs(words(command, Map.of()).toArray(String[]::new));
  }

  /// Its words after `maguey`.
  ///
  /// @param values for the words in capitals; those that are not there get a sample
  static List<String> words(String command, Map<String, String> values) {
    Map<String, String> all = new HashMap<>(SAMPLES);
    all.putAll(values);
    return WORD.matcher(command)
        .results()
        .map(word ->
            word.group(1) != null ? word.group(1) : all.getOrDefault(word.group(2), word.group(2)))
        .skip(1)
        .toList();
  }
}
