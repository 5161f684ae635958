package live.maguey.persistence.backups;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import live.maguey.backups.CannotBackUp;
import live.maguey.privacy.Erasure;
import live.maguey.privacy.KeptErasures;
import live.maguey.shared.InvalidRequest;

/// Erasures in the folder of the backups, one a line: `2027-04-01T09:00:00Z order 0199…`. It is
/// replaced whole, so that whatever is cut short leaves the one before.
public final class ErasureFile implements KeptErasures {
  static final String NAME = "erasures.txt";

  private final Path folder;
  private final Path file;

  public ErasureFile(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    this.file = this.folder.resolve(NAME);
  }

  @Override
  public List<Erasure> list() {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank())
          .map(this::read)
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException fault) {
      throw failed("cannot be read", fault);
    }
  }

  private Erasure read(String line) {
    String[] parts = line.split(" ", 2);
    try {
      return new Erasure(Erasure.parse(parts.length == 2 ? parts[1] : ""), Instant.parse(parts[0]));
    } catch (InvalidRequest | DateTimeParseException damaged) {
      throw failed("is damaged, at the line `" + line + "`", damaged);
    }
  }

  @Override
  public void keep(List<Erasure> erasures) {
    Map<Erasure.Subject, Erasure> all = new LinkedHashMap<>();
    list().forEach(erasure -> all.put(erasure.subject(), erasure));
    int before = all.size();
    erasures.forEach(erasure -> all.putIfAbsent(erasure.subject(), erasure));
    if (all.size() > before) {
      write(
          all.values().stream()
              .sorted(Comparator.comparing(Erasure::at))
              .map(erasure -> erasure.at() + " " + erasure.subject().text() + "\n")
              .collect(Collectors.joining()));
    }
  }

  private void write(String text) {
    try {
      Files.createDirectories(folder);
      Path next = folder.resolve(NAME + ".new");
      BackupFolder.write(next, text.getBytes(StandardCharsets.UTF_8));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      BackupFolder.sync(folder);
    } catch (IOException fault) {
      throw failed("cannot be written", fault);
    }
  }

  private CannotBackUp failed(String what, Exception fault) {
    return new CannotBackUp(
        "The list of erasures " + file + " " + what + ": " + fault.getMessage() + ".", fault);
  }
}
