package live.maguey.http.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A topic's state, and the event that tells it: made once for all who get it.
///
/// @param id what the state is, not when: the same on every node and after a restart, so a page
///   that comes again with it needs nothing
record Snapshot(String id, byte[] json, byte[] event) {
  private static final int ID_BYTES = 12;

  static Snapshot of(byte[] json) {
    String id = HexFormat.of().formatHex(sha256(json), 0, ID_BYTES);
    String lines = new String(json, StandardCharsets.UTF_8).replaceAll("\r\n?|\n", "\ndata: ");
    String event = "id: " + id + "\nevent: snapshot\ndata: " + lines + "\n\n";
    return new Snapshot(id, json, event.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
