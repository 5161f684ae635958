package live.maguey.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;

/// The venue, from configuration.
///
/// @param capacity how many people the law lets in at once
public record Venue(String name, ZoneId zone, Currency currency, int capacity, Premises premises) {
  private static final LocalTime NIGHT_ENDS = LocalTime.of(6, 0);

  /// Name and address in one line: `Maguey, 1200 Agave Street, Austin, TX 78702`.
  public String found() {
    String address = premises.address();
    return address.isEmpty() ? name : name + ", " + address;
  }

  /// The night that an instant belongs to: it runs until 06:00 in the venue's zone, so Sunday 03:00
  /// is still Saturday.
  public LocalDate businessDate(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    return local.toLocalTime().isBefore(NIGHT_ENDS)
        ? local.toLocalDate().minusDays(1)
        : local.toLocalDate();
  }

  /// An hour of a night by the venue's clock: up to 06:00 it is of the morning after.
  public Instant at(LocalDate night, LocalTime hour) {
    LocalDate day = hour.isAfter(NIGHT_ENDS) ? night : night.plusDays(1);
    return ZonedDateTime.of(day, hour, zone).toInstant();
  }
}
