package live.maguey.codes;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/// Bytes as PDF and PNG keep them: deflated (RFC 1950).
final class Packed {
  private Packed() {}

  static byte[] of(byte[] plain) {
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(plain);
      deflater.finish();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] some = new byte[4_096];
      while (!deflater.finished()) {
        bytes.write(some, 0, deflater.deflate(some));
      }
      return bytes.toByteArray();
    }
  }
}
