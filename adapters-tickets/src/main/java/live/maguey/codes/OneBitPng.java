package live.maguey.codes;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A square picture of black and white, one bit a pixel, as PNG (ISO/IEC 15948) without any chunk
/// that it can be without.
///
/// Written here, because Java's own writer takes longer over its rows and its memory than the code
/// takes to be computed.
final class OneBitPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final int side;
  private final byte[] rows;
  private int written;

  /// @param side in pixels
  OneBitPng(int side) {
    this.side = side;
    this.rows = new byte[(1 + bytes(side)) * side];
  }

  /// Bytes that a row of so many pixels takes.
  static int bytes(int side) {
    return (side + 7) / 8;
  }

  /// The next row from the top. Its first pixel is its first byte's highest bit, 1 is white; what
  /// is left of its last byte does not matter.
  void row(byte[] pixels) {
    // Filter 0: the row as it is.
    written++;
    System.arraycopy(pixels, 0, rows, written, pixels.length);
    written += pixels.length;
  }

  byte[] encoded() {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    byte[] header = {1, 0, 0, 0, 0};
    chunk(png, "IHDR", ByteBuffer.allocate(13).putInt(side).putInt(side).put(header).array());
    chunk(png, "IDAT", deflated());
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  /// Rows that repeat themselves are small however they are packed: zlib's usual effort takes five
  /// times longer and saves a kilobyte.
  private byte[] deflated() {
    try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
      deflater.setInput(rows);
      deflater.finish();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] some = new byte[4_096];
      while (!deflater.finished()) {
        bytes.write(some, 0, deflater.deflate(some));
      }
      return bytes.toByteArray();
    }
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
