package live.maguey.codes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import live.maguey.keys.SigningKey;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import org.jspecify.annotations.Nullable;

/// The bytes of a code, as `docs/ticket-code.md` lays them out: 29 that say something, 64 of
/// signature. Big-endian, unsigned.
final class CodeBytes {
  static final int VERSION = 1;
  static final int PAYLOAD = 29;
  static final int SIGNATURE = 64;
  static final int TEXT_LENGTH = 149;

  /// In front of what is signed, so that a signature of this key over anything else is no ticket.
  private static final byte[] DOMAIN = "maguey-ticket-1".getBytes(StandardCharsets.US_ASCII);

  private static final long MAX_UNSIGNED_INT = 0xffff_ffffL;
  private static final int MAX_SERIAL = 0xffff;

  private CodeBytes() {}

  /// @throws IllegalArgumentException when a field does not fit its bytes
  static byte[] payload(int keyId, TicketCode code) {
    long notAfter = code.notAfter().getEpochSecond();
    require(keyId >= 1 && keyId <= SigningKey.MAX_ID, "key id", keyId);
    require(code.eventNumber() >= 0, "event number", code.eventNumber());
    require(code.serial() >= 1 && code.serial() <= MAX_SERIAL, "serial", code.serial());
    require(notAfter >= 0 && notAfter <= MAX_UNSIGNED_INT, "not-after", notAfter);
    UUID ticket = code.ticket().value();
    return ByteBuffer.allocate(PAYLOAD)
        .put((byte) VERSION)
        .put((byte) keyId)
        .putInt(code.eventNumber())
        .putLong(ticket.getMostSignificantBits())
        .putLong(ticket.getLeastSignificantBits())
        .putShort((short) code.serial())
        .put(kindByte(code.kind()))
        .putInt((int) notAfter)
        .array();
  }

  static byte[] message(byte[] codeOrPayload) {
    return ByteBuffer.allocate(DOMAIN.length + PAYLOAD)
        .put(DOMAIN)
        .put(codeOrPayload, 0, PAYLOAD)
        .array();
  }

  static int version(byte[] code) {
    return code[0] & 0xff;
  }

  static int keyId(byte[] code) {
    return code[1] & 0xff;
  }

  /// @return null when a field has a value that no signer of this version writes
  static @Nullable TicketCode read(byte[] code) {
    ByteBuffer fields = ByteBuffer.wrap(code, 2, PAYLOAD - 2);
    int eventNumber = fields.getInt();
    TicketId ticket = new TicketId(new UUID(fields.getLong(), fields.getLong()));
    int serial = Short.toUnsignedInt(fields.getShort());
    Ticket.Kind kind = kind(fields.get());
    Instant notAfter = Instant.ofEpochSecond(Integer.toUnsignedLong(fields.getInt()));
    if (kind == null || eventNumber < 0 || serial == 0) {
      return null;
    }
    return new TicketCode(eventNumber, ticket, serial, kind, notAfter);
  }

  private static byte kindByte(Ticket.Kind kind) {
    return switch (kind) {
      case GENERAL -> 1;
      case HOST -> 2;
      case GUEST -> 3;
    };
  }

  private static Ticket.@Nullable Kind kind(byte value) {
    return switch (value) {
      case 1 -> Ticket.Kind.GENERAL;
      case 2 -> Ticket.Kind.HOST;
      case 3 -> Ticket.Kind.GUEST;
      default -> null;
    };
  }

  private static void require(boolean fits, String field, long value) {
    if (!fits) {
      throw new IllegalArgumentException("a ticket code cannot carry " + field + " " + value);
    }
  }
}
