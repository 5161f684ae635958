package live.maguey.sandbox.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// A file of lines, each one whole change: `CRC32C SPACE JSON`. Lines are only ever added, and each
/// is with the operating system before [#append(byte[])] returns, so that a killed process loses
/// none; a machine that loses its power may lose the last ones. A torn last line, which nobody
/// knows of yet, is cut off at the next start.
///
/// Not safe for use from several threads at once.
final class Journal implements AutoCloseable {
  private static final int SUM = 8;
  private static final HexFormat HEX = HexFormat.of();

  private final Path file;
  private FileOutputStream out;
  private long size;
  private long written;

  private Journal(Path file, FileOutputStream out, long size) {
    this.file = file;
    this.out = out;
    this.size = size;
  }

  /// @param each gets every line's JSON, oldest first
  /// @throws IllegalStateException with one readable sentence when the file cannot be read or
  ///   written, or a line that others follow is damaged
  static Journal open(Path file, Consumer<byte[]> each) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      long whole = Files.exists(file) ? read(file, each) : 0;
      FileOutputStream out = new FileOutputStream(file.toFile(), true);
      out.getChannel().truncate(whole);
      return new Journal(file, out, whole);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The sandbox cannot keep its state in %s: %s".formatted(file, reason(file, e)), e);
    }
  }

  private static String reason(Path file, IOException e) {
    Path folder = file.toAbsolutePath().getParent();
    return folder != null && Files.isRegularFile(folder)
        ? folder + " is a file, not a folder."
        : String.valueOf(e.getMessage());
  }

  /// @return how many bytes are whole lines
  private static long read(Path file, Consumer<byte[]> each) throws IOException {
    long whole = 0;
    boolean torn = false;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (torn) {
          throw new IOException(
              "it is damaged at byte %d. Move it away to start over.".formatted(whole));
        }
        if (b != '\n') {
          line.write(b);
          continue;
        }
        byte[] bytes = line.toByteArray();
        line.reset();
        if (isWhole(bytes)) {
          whole += bytes.length + 1;
          each.accept(Arrays.copyOfRange(bytes, SUM + 1, bytes.length));
        } else {
          torn = true;
        }
      }
    }
    return whole;
  }

  private static boolean isWhole(byte[] line) {
    return line.length > SUM + 1
        && line[SUM] == ' '
        && sum(line, SUM + 1).equals(new String(line, 0, SUM, StandardCharsets.US_ASCII));
  }

  private static String sum(byte[] bytes, int from) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, bytes.length - from);
    return HEX.toHexDigits((int) crc.getValue());
  }

  /// @param json on one line
  void append(byte[] json) {
    try {
      byte[] line = line(json);
      out.write(line);
      size += line.length;
      written += line.length;
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox cannot write its state to " + file, e);
    }
  }

  private static byte[] line(byte[] json) {
    byte[] line = new byte[SUM + 1 + json.length + 1];
    System.arraycopy(sum(json, 0).getBytes(StandardCharsets.US_ASCII), 0, line, 0, SUM);
    line[SUM] = ' ';
    System.arraycopy(json, 0, line, SUM + 1, json.length);
    line[line.length - 1] = '\n';
    return line;
  }

  /// Puts what still counts in the place of all that was written. A kill in the middle leaves the
  /// file as it was.
  ///
  /// @param lines gives each line's JSON to what it is given
  void compact(Consumer<Consumer<byte[]>> lines) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      FileOutputStream fresh = new FileOutputStream(next.toFile());
      long[] length = {0};
      OutputStream buffered = new BufferedOutputStream(fresh, 1 << 16);
      lines.accept(json -> {
        try {
          byte[] line = line(json);
          buffered.write(line);
          length[0] += line.length;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      buffered.flush();
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      out.close();
      out = fresh;
      size = length[0];
      written += length[0];
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox cannot write its state to " + file, e);
    }
  }

  /// Of the file, in bytes.
  long size() {
    return size;
  }

  /// Bytes written since it was opened, compactions too.
  long written() {
    return written;
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
