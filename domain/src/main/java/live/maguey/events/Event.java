package live.maguey.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.posters.Poster;
import live.maguey.shared.Language;

/// An event of the venue.
///
/// @param number a small number of its own, unique at the venue, carried by ticket codes
/// @param minimumAge in years, 0 for all ages
public record Event(
    EventId id,
    int number,
    Slug slug,
    State state,
    Announcement announcement,
    Hours hours,
    Sale sale,
    int minimumAge,
    List<Tier> tiers) {

  public enum State {
    DRAFT,
    PUBLISHED,
    CANCELLED,
    COMPLETED
  }

  public Event {
    tiers = List.copyOf(tiers);
    if (sale.closes().isAfter(hours.ends())) {
      throw new IllegalArgumentException("the times of " + slug + " are out of order");
    }
  }

  /// The same event, whose tiers know how many of their places are held.
  ///
  /// @param held see [Events#onHold()]
  public Event withHolds(Map<TierId, Integer> held) {
    return withTiers(
        tiers.stream().map(tier -> tier.withHeld(held.getOrDefault(tier.id(), 0))).toList());
  }

  private Event withTiers(List<Tier> others) {
    return new Event(id, number, slug, state, announcement, hours, sale, minimumAge, others);
  }

  /// In the language it was written in.
  public String title() {
    return announcement.title();
  }

  /// For a reader: the original where it is not translated.
  public Phrase title(Language reader) {
    return announcement.title(reader);
  }

  /// @param tier its own name, which orders and tickets keep
  public Phrase tierName(String tier, Language reader) {
    return announcement.translations().phrase(tier, reader, other -> other.tier(tier).name());
  }

  /// @param tier its own name; @param note its own note
  public Phrase tierNote(String tier, String note, Language reader) {
    return announcement.translations().phrase(note, reader, other -> other.tier(tier).note());
  }

  /// @param text of its floor plan, as a table's section
  public Phrase roomText(String text, Language reader) {
    return announcement.room().phrase(text, reader);
  }

  /// What its slug grows, and what the event decides about it.
  public Poster poster() {
    return new Poster(slug.value(), announcement.poster());
  }

  public Instant doors() {
    return hours.doors();
  }

  public Instant ends() {
    return hours.ends();
  }

  public LocalDate businessDate() {
    return hours.businessDate();
  }

  /// How many people may come in all: on the tiers' places and on the tables' seats.
  public int allotment() {
    return tiers.stream().mapToInt(Tier::capacity).sum() + sale.tableSeats();
  }

  public boolean hasTables() {
    return sale.tableSeats() > 0;
  }

  /// Whether tables of it can be booked now, and if not, why; whether one is free is not asked.
  public Availability availabilityOfTables(Instant now) {
    if (state == State.CANCELLED) {
      return Availability.CANCELLED;
    }
    if (state != State.PUBLISHED || !now.isBefore(sale.closes())) {
      return Availability.CLOSED;
    }
    return now.isBefore(sale.opens()) ? Availability.NOT_YET : Availability.ON_SALE;
  }

  public Optional<Tier> tier(TierId id) {
    return tiers.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  public boolean isPublic() {
    return state != State.DRAFT;
  }

  /// Whether a place of `tier` can be bought now, and if not, why.
  public Availability availability(Tier tier, Instant now) {
    if (state == State.CANCELLED) {
      return Availability.CANCELLED;
    }
    if (state != State.PUBLISHED || !now.isBefore(tier.window().closes(sale))) {
      return Availability.CLOSED;
    }
    if (now.isBefore(tier.window().opens(sale))) {
      return Availability.NOT_YET;
    }
    if (tier.left() == 0) {
      return tier.held() > 0 ? Availability.ON_HOLD : Availability.SOLD_OUT;
    }
    if (tier.phaseAt(now).isEmpty()) {
      return Availability.CLOSED;
    }
    return tier.left() <= FEW ? Availability.FEW_LEFT : Availability.ON_SALE;
  }

  private static final int FEW = 15;
}
