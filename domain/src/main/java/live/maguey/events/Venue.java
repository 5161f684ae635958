package live.maguey.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;

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

  /// What to wear to an event: its own words, else the venue's; empty where neither says.
  public Optional<Phrase> dress(Event event, Language reader) {
    Phrase own = event.announcement().dress(reader);
    return own.isEmpty()
        ? Optional.ofNullable(premises.dress().get(reader)).map(text -> new Phrase(text, reader))
        : Optional.of(own);
  }

  /// The night that an instant belongs to: it runs until 06:00 in the venue's zone, so Sunday 03:00
  /// is still Saturday.
  public LocalDate businessDate(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    return local.toLocalTime().isBefore(NIGHT_ENDS)
        ? local.toLocalDate().minusDays(1)
        : local.toLocalDate();
  }

  /// When a night begins: what is at or after it and before the next one's is of that night, see
  /// [#businessDate].
  public Instant nightBegins(LocalDate night) {
    return night.atTime(NIGHT_ENDS).atZone(zone).toInstant();
  }

  /// An hour of a night by the venue's clock: before 06:00 it is of the morning after.
  ///
  /// @throws InvalidRequest as [#moment]
  public Instant at(LocalDate night, LocalTime hour) {
    LocalDate day = hour.isBefore(NIGHT_ENDS) ? night.plusDays(1) : night;
    return moment("hour", day.atTime(hour));
  }

  /// The first time after an instant at which the venue's clock shows an hour: an hour that is not
  /// after the one before it is of the next day.
  ///
  /// @throws InvalidRequest as [#moment]
  public Instant after(Instant before, String field, LocalTime hour) {
    LocalDateTime local = before.atZone(zone).toLocalDateTime();
    LocalDate day =
        hour.isAfter(local.toLocalTime()) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
    return moment(field, day.atTime(hour));
  }

  /// What the venue's clock shows, as an instant.
  ///
  /// @throws InvalidRequest for an hour that the clock skips, or shows twice, when it changes
  public Instant moment(String field, LocalDateTime local) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.size() == 1) {
      return local.toInstant(offsets.getFirst());
    }
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    LocalTime from = change.getDateTimeBefore().toLocalTime();
    LocalTime to = change.getDateTimeAfter().toLocalTime();
    throw new InvalidRequest(
        field,
        offsets.isEmpty()
            ? "%s does not exist on %s: the clocks go from %s to %s. Did you mean %s or %s?"
                .formatted(
                    local.toLocalTime(), local.toLocalDate(), from, to, from.minusMinutes(1), to)
            : "%s comes twice on %s: the clocks go back from %s to %s. Did you mean %s or %s?"
                .formatted(
                    local.toLocalTime(), local.toLocalDate(), from, to, to.minusMinutes(1), from));
  }
}
