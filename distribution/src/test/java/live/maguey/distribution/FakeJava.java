package live.maguey.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A Java that writes down how it was called, and makes the caches that it is told to make.
final class FakeJava {
  private final Path home;
  private final Path calls;

  private FakeJava(Path home, Path calls) {
    this.home = home;
    this.calls = calls;
  }

  /// @param rehearsal the exit code of what makes a cache
  static FakeJava in(Path home, int rehearsal) throws IOException {
    Path calls = Files.createDirectories(home.resolve("calls"));
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.writeString(home.resolve("lib/modules"), "of " + home);
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    Path java =
        Files.writeString(
            home.resolve("bin/java"),
            """
            #!/bin/sh
            printf '%%s\\n' "$@" >'%1$s/'$$.new
            mv '%1$s/'$$.new '%1$s/'$$
            for word in "$@"; do
              case $word in
                -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*)
                  tries=0
                  while [ -e '%3$s' ] && [ $tries -lt 100 ]; do
                    tries=$((tries + 1))
                    sleep 0.1
                  done
                  [ %2$d = 0 ] && : >"${word#*=}"
                  exit %2$d
                  ;;
              esac
            done
            """
                .formatted(calls, rehearsal, held(home)));
    if (!java.toFile().setExecutable(true)) {
      throw new IOException(java + " cannot be run");
    }
    return new FakeJava(home, calls);
  }

  /// Lets a rehearsal last until it is released, ten seconds at most.
  void hold() throws IOException {
    Files.createFile(held(home));
  }

  void release() throws IOException {
    Files.delete(held(home));
  }

  private static Path held(Path home) {
    return home.resolve("held");
  }

  String home() {
    return home.toString();
  }

  /// The words of each call so far, in no order.
  List<List<String>> calls() {
    try (Stream<Path> files = Files.list(calls)) {
      return files.filter(file -> !file.toString().endsWith(".new")).map(FakeJava::lines).toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  List<List<String>> rehearsals() {
    return calls().stream().filter(FakeJava::isRehearsal).toList();
  }

  /// How the program itself was started, the one time that it was.
  List<String> program() {
    List<List<String>> programs = calls().stream().filter(call -> !isRehearsal(call)).toList();
    if (programs.size() != 1) {
      throw new AssertionError("started " + programs.size() + " times");
    }
    return programs.getFirst();
  }

  void forget() throws IOException {
    try (Stream<Path> files = Files.list(calls)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean isRehearsal(List<String> call) {
    return call.contains("live.maguey.cli.rehearsal.Stage");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
