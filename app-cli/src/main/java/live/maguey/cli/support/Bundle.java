package live.maguey.cli.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import live.maguey.cli.runbooks.RunbookPage;
import live.maguey.launch.Release;
import live.maguey.runbooks.Runbook;

/// The file that a helper gets: a zip that only its owner may read. Closed before it is
/// [#complete], it is deleted.
final class Bundle implements AutoCloseable {
  private final Path file;
  private final ZipOutputStream zip;
  private boolean complete;

  /// @param bytes to that file, which is this bundle's own
  Bundle(Path file, OutputStream bytes) {
    this.file = file;
    this.zip = new ZipOutputStream(bytes, UTF_8);
  }

  /// @throws java.nio.file.FileAlreadyExistsException when it is there: nothing is overwritten
  static Bundle create(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return new Bundle(file, Files.newOutputStream(file, StandardOpenOption.WRITE));
  }

  static String introduction(Release release, Instant at) {
    Runtime machine = Runtime.getRuntime();
    return """
    Maguey, release %s, at %s.
    Java %s on %s %s, %d processors, at most %d MB of heap.

    Each file holds what the command of its name says; start with status.json and doctor.json.
    settings.json has each setting as it counts here, with where it was set, and log.txt the newest
    lines of the log.
    The folder runbooks has what to do, step by step, for each id that they name.
    Email addresses, private links, ticket codes, secrets and numbers like a card's were taken out.
    """
        .formatted(
            release.name(),
            at,
            Runtime.version(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            machine.availableProcessors(),
            machine.maxMemory() >> 20);
  }

  void add(String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }

  /// The pages that the program carries, to be read without a network.
  void addRunbooks() throws IOException {
    for (Runbook page : Runbook.values()) {
      add("runbooks/" + page.id() + ".md", RunbookPage.of(page).text());
    }
  }

  /// Nothing comes after it.
  void complete() throws IOException {
    zip.close();
    complete = true;
  }

  @Override
  public void close() throws IOException {
    if (complete) {
      return;
    }
    try (zip) {
      Files.delete(file);
    }
  }
}
