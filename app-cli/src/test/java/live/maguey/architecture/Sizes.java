package live.maguey.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How large the sources are.
record Sizes(List<File> main, List<File> test) {
  /// A source file, by its path from the root.
  record File(String path, int lines) {
    String module() {
      return path.substring(0, path.indexOf('/'));
    }

    String folder() {
      return path.substring(0, path.lastIndexOf('/'));
    }
  }

  static Sizes of(Path root) throws IOException {
    return new Sizes(files(root, "main"), files(root, "test"));
  }

  private static List<File> files(Path root, String kind) throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("src/" + kind + "/java"))
          .filter(Files::isDirectory)
          .flatMap(folder -> sources(root, folder))
          .sorted(Comparator.comparingInt(File::lines))
          .toList();
    }
  }

  private static Stream<File> sources(Path root, Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> new File(root.relativize(file).toString(), lines(file)))
          .toList()
          .stream();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static int lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return (int) lines.count();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// So many of a hundred files of main are at most this long.
  int percentile(int percent) {
    return main.get((int) Math.ceil(main.size() * percent / 100.0) - 1).lines();
  }

  List<File> longerThan(int lines) {
    return main.stream().filter(file -> file.lines() > lines).toList();
  }

  /// How many files each package of the domain has.
  Map<String, Long> domainPackages() {
    return main.stream()
        .filter(file -> file.module().equals("domain"))
        .collect(Collectors.groupingBy(File::folder, Collectors.counting()));
  }

  /// Lines of tests for a hundred lines of main.
  int testsPerHundred() {
    return (int) (100L * sum(test) / sum(main));
  }

  private static int sum(List<File> files) {
    return files.stream().mapToInt(File::lines).sum();
  }
}
