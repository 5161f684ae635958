package live.maguey.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `docs/cli.md`, by command.
final class CommandsPage {
  private static final Pattern HEADING = Pattern.compile("(?m)^### `(maguey [a-z ]+)`$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final String text;

  private CommandsPage(String text) {
    this.text = text;
  }

  static CommandsPage read() throws IOException {
    return new CommandsPage(Files.readString(Path.of("../docs/cli.md")));
  }

  /// The commands that it describes, in its order.
  List<String> commands() {
    List<String> commands = new ArrayList<>();
    Matcher heading = HEADING.matcher(text);
    while (heading.find()) {
      commands.add(heading.group(1));
    }
    return commands;
  }

  /// What it sets in code type about one command.
  List<String> words(String command) {
    return wordsUnder("### `" + command + "`\n");
  }

  /// What it sets in code type about all lists.
  List<String> wordsOfLists() {
    return wordsUnder("## Lists\n");
  }

  private List<String> wordsUnder(String start) {
    int from = text.indexOf(start) + start.length();
    int to = text.indexOf("\n##", from);
    Matcher code = CODE.matcher(text.substring(from, to < 0 ? text.length() : to));
    List<String> words = new ArrayList<>();
    while (code.find()) {
      words.add(code.group(1));
    }
    return words;
  }
}
