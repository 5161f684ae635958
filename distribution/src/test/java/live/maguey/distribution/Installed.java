package live.maguey.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The program that the build has put together, in a folder elsewhere whose name has a space.
final class Installed {
  private static final Path BUILT = Path.of("target", "maguey");

  private final Path folder;
  private final Path root;
  private final Map<String, String> environment = new HashMap<>();

  private Installed(Path folder, Path root) {
    this.folder = folder;
    this.root = root;
  }

  /// @param folder an empty one
  static Installed in(Path folder) throws IOException {
    Path root = folder.resolve("a club").toAbsolutePath();
    try (Stream<Path> all = Files.walk(BUILT)) {
      for (Path path : all.toList()) {
        Path to = root.resolve(BUILT.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.createLink(to, path.toAbsolutePath());
        }
      }
    }
    return new Installed(folder, root)
        .with("MAGUEY_JAVA_HOME", System.getProperty("java.home"))
        .with("MAGUEY_CACHE", "off");
  }

  /// Adds a variable of the environment, which is otherwise all but empty.
  Installed with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Path root() {
    return root;
  }

  record Said(int code, String output) {}

  /// Runs `maguey` with these words and no data folder of its own, and waits for its end.
  Said run(String... words) throws IOException, InterruptedException {
    Process process = start(words);
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Said(process.waitFor(), output);
  }

  Process start(String... words) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(root.resolve("bin/maguey").toString());
    builder.command().addAll(List.of(words));
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().putAll(environment);
    return builder.directory(folder.toFile()).redirectErrorStream(true).start();
  }

  /// The names of the libraries in a folder below its own.
  List<String> libraries(String folder) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .sorted()
          .toList();
    }
  }

  /// Every file with its size and date.
  Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      all.forEach(path -> contents.put(root.relativize(path).toString(), described(path)));
    }
    return contents;
  }

  private static String described(Path path) {
    try {
      return Files.size(path) + " bytes of " + Files.getLastModifiedTime(path);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
