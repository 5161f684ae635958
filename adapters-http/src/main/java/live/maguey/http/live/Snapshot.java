package live.maguey.http.live;

import java.nio.charset.StandardCharsets;
import live.maguey.shared.Sha256;

/// A topic's state, and the event that tells it: made once for all who get it.
///
/// @param id what the state is, not when: the same on every node and after a restart, so a page
///   that comes again with it needs nothing
record Snapshot(String id, byte[] json, byte[] event) {
  private static final int ID_DIGITS = 24;

  static Snapshot of(byte[] json) {
    String id = Sha256.hex(json).substring(0, ID_DIGITS);
    String lines = new String(json, StandardCharsets.UTF_8).replaceAll("\r\n?|\n", "\ndata: ");
    String event = "id: " + id + "\nevent: snapshot\ndata: " + lines + "\n\n";
    return new Snapshot(id, json, event.getBytes(StandardCharsets.UTF_8));
  }
}
