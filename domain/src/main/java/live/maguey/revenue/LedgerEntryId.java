package live.maguey.revenue;

import java.util.UUID;
import live.maguey.shared.InvalidRequest;

/// Identity of one ledger entry (UUIDv7, made by the caller).
public record LedgerEntryId(UUID value) {
  public static LedgerEntryId parse(String text) {
    try {
      return new LedgerEntryId(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest("ledger-entry", "is not an id");
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
