package live.maguey.persistence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The files of the schema beside what Flyway wrote down when it applied them: two statements,
/// where Flyway reads files and catalog again each time, which takes a command longer than its own
/// work.
public final class SchemaFiles {
  private static final String FOLDER = "/db/schema";

  private enum HistorySql implements Sql {
    IS_THERE("SELECT to_regclass('flyway_schema_history') IS NOT NULL AS there"),
    APPLIED("SELECT script, checksum, success FROM flyway_schema_history ORDER BY installed_rank");

    private final String text;

    HistorySql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  private record Applied(String script, @Nullable Integer checksum, boolean success) {}

  /// Read once: they are a part of the program.
  private static final class Ours {
    static final Map<String, Integer> CHECKSUMS = checksums();
  }

  private SchemaFiles() {}

  /// Whether each was applied as it is now, and nothing else was. When not, [Migrations] tells what
  /// is the matter.
  public static boolean areApplied(Database database) {
    boolean isThere =
        database.get(HistorySql.IS_THERE, Params.none(), row -> row.truth("there")).orElseThrow();
    if (!isThere) {
      return false;
    }
    List<Applied> all =
        database.list(
            HistorySql.APPLIED,
            Params.none(),
            row ->
                new Applied(
                    row.text("script"), row.integerOrNull("checksum"), row.truth("success")));
    Map<String, @Nullable Integer> latest = new HashMap<>();
    all.forEach(applied -> latest.put(applied.script(), applied.checksum()));
    return all.stream().allMatch(Applied::success) && latest.equals(Ours.CHECKSUMS);
  }

  private static Map<String, Integer> checksums() {
    URL folder = SchemaFiles.class.getResource(FOLDER);
    if (folder == null) {
      throw new IllegalStateException(FOLDER + " is not among the program's files");
    }
    try {
      URI place = folder.toURI();
      if (!place.getScheme().equals("jar")) {
        return checksums(Path.of(place));
      }
      try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
        return checksums(jar.getPath(FOLDER));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, Integer> checksums(Path folder) throws IOException {
    Map<String, Integer> checksums = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sql")).toList()) {
        checksums.put(String.valueOf(file.getFileName()), checksum(file));
      }
    }
    return checksums;
  }

  /// As Flyway's: of the lines, without what ends them.
  private static int checksum(Path file) throws IOException {
    CRC32 sum = new CRC32();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String line;
      while ((line = lines.readLine()) != null) {
        sum.update(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    return (int) sum.getValue();
  }
}
