package live.maguey.cli;

import java.io.Console;

/// Whoever sits at the terminal, if anybody does.
public interface Person {
  /// False in a pipe, in a script, under a scheduler.
  boolean isThere();

  /// Puts a question; true only for a typed `yes`.
  boolean agrees(String question);

  /// At the terminal of this process.
  static Person atTheTerminal() {
    return new Person() {
      @Override
      public boolean isThere() {
        Console console = System.console();
        return console != null && console.isTerminal();
      }

      @Override
      public boolean agrees(String question) {
        Console console = System.console();
        if (console == null) {
          return false;
        }
        String answer = console.readLine("%s Type yes to go on: ", question);
        return answer != null && answer.strip().equalsIgnoreCase("yes");
      }
    };
  }
}
