package live.maguey.persistence.backups;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import live.maguey.backups.Backup;
import live.maguey.backups.BackupMaker;
import live.maguey.backups.CannotBackUp;
import live.maguey.backups.Contents;
import live.maguey.backups.Manifest;
import live.maguey.persistence.Database;
import live.maguey.shared.Sha256;

/// `pg_dump` in its custom format, encrypted by `age` on its way to the disk: nothing is ever there
/// in clear, nothing large is held in memory. What is counted for the manifest is of the very
/// snapshot that is dumped.
///
/// @param recipient the public key of those who may read it
/// @param release of this program
public record PgDump(
    Database database,
    Database.Settings settings,
    BackupFolder folder,
    Programs programs,
    String recipient,
    String release)
    implements BackupMaker {
  private static final int BUFFER = 1 << 16;

  private record Written(long bytes, String checksum) {}

  @Override
  public Backup make(Instant at) {
    List<String> needed = List.of("pg_dump", "age");
    needed.forEach(programs::find);
    Path unfinished = folder.begin();
    try {
      AtomicReference<Manifest> manifest = new AtomicReference<>();
      database.snapshot(
          "maguey backup", connection -> manifest.set(dumped(connection, unfinished, at, needed)));
      return folder.finish(unfinished, Objects.requireNonNull(manifest.get()));
    } finally {
      folder.forget(unfinished);
    }
  }

  private Manifest dumped(Connection connection, Path unfinished, Instant at, List<String> needed)
      throws SQLException {
    String snapshot = snapshot(connection);
    Contents contents = ContentsOfDatabase.of(connection);
    String schema = ContentsOfDatabase.schema(connection);
    Written written = dump(snapshot, unfinished.resolve(BackupFolder.DUMP));
    return new Manifest(
        at,
        release,
        schema,
        LibpqEnvironment.database(settings),
        written.bytes(),
        written.checksum(),
        contents,
        programs.versions(needed));
  }

  /// Others may read what this transaction reads, until it ends.
  private static String snapshot(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
      try (ResultSet exported = statement.executeQuery("SELECT pg_export_snapshot()")) {
        exported.next();
        return exported.getString(1);
      }
    }
  }

  private Written dump(String snapshot, Path file) {
    List<String> dump =
        List.of(
            programs.find("pg_dump").toString(),
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            "--lock-wait-timeout=30s",
            "--no-password",
            "--snapshot=" + snapshot);
    List<String> encrypt =
        List.of(programs.find("age").toString(), "--encrypt", "--recipient", recipient);
    try (Chain chain =
        Chain.start(List.of(dump, encrypt), LibpqEnvironment.of(settings), programs.patience())) {
      Written written = written(chain.output(), file);
      Optional<String> complaint = chain.end();
      if (complaint.isPresent()) {
        throw new CannotBackUp("No backup was made. " + complaint.get());
      }
      return written;
    }
  }

  private static Written written(InputStream encrypted, Path file) {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      MessageDigest digest = Sha256.digest();
      byte[] buffer = new byte[BUFFER];
      long bytes = 0;
      for (int read = encrypted.read(buffer); read >= 0; read = encrypted.read(buffer)) {
        digest.update(buffer, 0, read);
        ByteBuffer left = ByteBuffer.wrap(buffer, 0, read);
        while (left.hasRemaining()) {
          out.write(left);
        }
        bytes += read;
      }
      out.force(true);
      return new Written(bytes, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException fault) {
      throw new CannotBackUp(
          "No backup was made: " + file + " cannot be written: " + fault.getMessage() + ".",
          new UncheckedIOException(fault));
    }
  }
}
