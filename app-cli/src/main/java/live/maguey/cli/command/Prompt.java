package live.maguey.cli.command;

import java.io.Console;

/// The person at the terminal, if there is one.
public interface Prompt {
  /// False in a pipe, in a script, under a scheduler.
  boolean isThere();

  /// Asks a question; true only for a typed `yes`.
  boolean agrees(String question);

  /// How wide the terminal is: 20 or more; [#NO_TERMINAL] in a pipe.
  default int columns() {
    return NO_TERMINAL;
  }

  /// Lines are as long as what they say.
  int NO_TERMINAL = Integer.MAX_VALUE / 2;

  /// At the terminal of this process.
  static Prompt atTheTerminal() {
    return new Prompt() {
      @Override
      public boolean isThere() {
        Console console = System.console();
        return console != null && console.isTerminal();
      }

      @Override
      public int columns() {
        return isThere() ? Terminal.columns() : NO_TERMINAL;
      }

      @Override
      public boolean agrees(String question) {
        Console console = System.console();
        if (console == null) {
          return false;
        }
        String answer = console.readLine("%s Type yes to continue: ", question);
        return answer != null && answer.strip().equalsIgnoreCase("yes");
      }
    };
  }
}
