package live.maguey.staff;

import java.util.UUID;

/// Identity of one person of the staff (UUIDv7, made by the caller).
public record StaffId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
