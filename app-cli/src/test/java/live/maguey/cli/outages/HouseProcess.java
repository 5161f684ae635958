package live.maguey.cli.outages;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import live.maguey.api.Maguey;
import live.maguey.api.ServiceConfig;
import live.maguey.api.SettingSources;

/// A node in a process of its own, to be killed.
final class HouseProcess implements AutoCloseable {
  private final Process process;

  private HouseProcess(Process process) {
    this.process = process;
  }

  /// @param settings those of the house whose database and vendors it works with
  static HouseProcess start(Map<String, String> settings, Path folder) throws IOException {
    Path file = folder.resolve("node.properties");
    Properties all = new Properties();
    all.putAll(settings);
    try (Writer writer = Files.newBufferedWriter(file)) {
      all.store(writer, null);
    }
    return new HouseProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HouseProcess.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("node.log").toFile())
            .start());
  }

  /// As `kill -9` does: nothing is finished, closed or said.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Properties all = new Properties();
    try (var reader = Files.newBufferedReader(Path.of(arguments[0]))) {
      all.load(reader);
    }
    Map<String, String> settings = new HashMap<>();
    all.stringPropertyNames().forEach(name -> settings.put(name, all.getProperty(name)));
    try (Maguey node =
        Maguey.start(
            ServiceConfig.forDemo(new SettingSources().defaults("the house", settings)),
            Clock.systemUTC())) {
      System.out.println("up: " + node);
      new CountDownLatch(1).await();
    }
  }
}
