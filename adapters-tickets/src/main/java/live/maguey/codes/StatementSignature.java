package live.maguey.codes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// A signature over a statement as DSSE v1 has it: it covers the type of the statement too, so that
/// no ticket code can pass for a statement, nor a statement for a code.
///
/// @param keyId as `ticket-key-3`
/// @param bytes the signature itself
public record StatementSignature(String keyId, byte[] bytes) {

  static String keyId(int key) {
    return "ticket-key-" + key;
  }

  /// What is signed: DSSE's pre-authentication encoding.
  ///
  /// @param type a media type
  static byte[] covered(String type, byte[] statement) {
    byte[] head =
        "DSSEv1 %d %s %d "
            .formatted(type.getBytes(UTF_8).length, type, statement.length)
            .getBytes(UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + statement.length);
    System.arraycopy(statement, 0, all, head.length, statement.length);
    return all;
  }

  @Override
  public String toString() {
    return "signature by " + keyId;
  }
}
