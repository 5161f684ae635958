package live.maguey.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How `maguey` is called in a process of its own, with the classes of this test: as its user
/// starts it, and so that it can be killed.
public final class OwnProcess {
  private OwnProcess() {}

  public static List<String> command(String... arguments) {
    return command(List.of("-XX:+UseSerialGC"), arguments);
  }

  /// @param options of the Java machine, as `-Xmx256m`
  public static List<String> command(List<String> options, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(options);
    words.add("-XX:TieredStopAtLevel=1");
    words.add("--sun-misc-unsafe-memory-access=allow");
    words.add("--enable-native-access=ALL-UNNAMED");
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(List.of(arguments));
    return words;
  }
}
