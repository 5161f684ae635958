package live.maguey.persistence.backups;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.maguey.backups.Backup;
import live.maguey.backups.Backups;
import live.maguey.backups.CannotBackUp;
import live.maguey.backups.Manifest;
import org.jspecify.annotations.Nullable;

/// Backups in a folder, each a folder of its own: the encrypted dump, its manifest, and when it was
/// last verified. A backup is put together under another name and renamed when all of it is on the
/// disk; it is renamed before it is deleted. So whatever is cut short is no backup.
public final class BackupFolder implements Backups {
  static final String DUMP = "maguey.dump.age";
  private static final String MANIFEST = "manifest.json";
  private static final String VERIFIED = "verified";
  private static final String UNFINISHED = ".unfinished-";
  private static final Pattern NAME = Pattern.compile("\\d{8}-\\d{6}-\\d{3}");
  private static final DateTimeFormatter NAMED =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  /// What was left unfinished for longer is nobody's any more.
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path folder;

  public BackupFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public List<Backup> list() {
    List<Backup> found = new ArrayList<>();
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path each : inside.filter(BackupFolder::isNamed).toList()) {
        found.addAll(read(each));
      }
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException fault) {
      throw failed("cannot be read", fault);
    }
    found.sort(Comparator.comparing(Backup::name).reversed());
    return found;
  }

  private static boolean isNamed(Path path) {
    return NAME.matcher(String.valueOf(path.getFileName())).matches();
  }

  private static List<Backup> read(Path backup) throws IOException {
    Path manifest = backup.resolve(MANIFEST);
    if (!Files.isRegularFile(manifest) || !Files.isRegularFile(backup.resolve(DUMP))) {
      return List.of();
    }
    return ManifestJson.read(Files.readAllBytes(manifest))
        .map(m -> new Backup(String.valueOf(backup.getFileName()), m, verifiedAt(backup)))
        .stream()
        .toList();
  }

  private static @Nullable Instant verifiedAt(Path backup) {
    try {
      return Instant.parse(Files.readString(backup.resolve(VERIFIED)).strip());
    } catch (IOException | DateTimeParseException never) {
      return null;
    }
  }

  /// The encrypted dump of a backup.
  Path dump(Backup backup) {
    return folder.resolve(backup.name()).resolve(DUMP);
  }

  /// A folder to put a backup together in; readable by its owner only.
  Path begin() {
    try {
      Files.createDirectories(folder);
      forgetAbandoned();
      return Files.createTempDirectory(folder, UNFINISHED, ownersOnly());
    } catch (IOException fault) {
      throw failed("cannot be written", fault);
    }
  }

  /// Makes a backup of what was put together.
  Backup finish(Path unfinished, Manifest manifest) {
    String name = NAMED.format(manifest.at());
    try {
      write(unfinished.resolve(MANIFEST), ManifestJson.of(manifest));
      sync(unfinished);
      Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      sync(folder);
    } catch (IOException fault) {
      throw failed("cannot be written", fault);
    }
    return new Backup(name, manifest, null);
  }

  @Override
  public void verified(Backup backup, Instant at) {
    Path inside = folder.resolve(backup.name());
    if (!Files.isDirectory(inside)) {
      return;
    }
    try {
      Path next = inside.resolve(VERIFIED + ".new");
      write(next, (at + "\n").getBytes(StandardCharsets.UTF_8));
      Files.move(next, inside.resolve(VERIFIED), StandardCopyOption.ATOMIC_MOVE);
      sync(inside);
    } catch (IOException fault) {
      throw failed("cannot be written", fault);
    }
  }

  @Override
  public void delete(Backup backup) {
    Path gone = folder.resolve(UNFINISHED + backup.name());
    try {
      Files.move(folder.resolve(backup.name()), gone, StandardCopyOption.ATOMIC_MOVE);
      sync(folder);
      deleteAll(gone);
    } catch (NoSuchFileException already) {
      // Somebody else deleted it.
    } catch (IOException fault) {
      throw failed("cannot be written", fault);
    }
  }

  /// Deletes what was put together in vain.
  void forget(Path unfinished) {
    try {
      if (Files.exists(unfinished)) {
        deleteAll(unfinished);
      }
    } catch (IOException stays) {
      // The next backup tries again, a day later.
    }
  }

  private void forgetAbandoned() throws IOException {
    Instant latest = Instant.now().minus(ABANDONED);
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path each : inside.toList()) {
        if (String.valueOf(each.getFileName()).startsWith(UNFINISHED)
            && Files.getLastModifiedTime(each).toInstant().isBefore(latest)) {
          forget(each);
        }
      }
    }
  }

  private static void deleteAll(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> inside = Files.list(path)) {
        for (Path each : inside.toList()) {
          deleteAll(each);
        }
      }
    }
    Files.deleteIfExists(path);
  }

  static void write(Path file, byte[] text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(text);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  /// A folder's own entries, such as a new name, reach the disk.
  static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownersOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  private CannotBackUp failed(String what, IOException fault) {
    return new CannotBackUp(
        "The folder of backups " + folder + " " + what + ": " + fault.getMessage() + ".", fault);
  }
}
