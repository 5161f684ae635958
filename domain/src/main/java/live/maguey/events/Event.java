package live.maguey.events;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.shared.Language;
import org.jspecify.annotations.Nullable;

/// An event of the venue.
///
/// @param number a small number of its own, unique at the venue, carried by ticket codes
/// @param lineup one line, as "Inés b2b Tavo, Marisol live"
/// @param ink the poster's ink set, null to let the slug choose; @param composition likewise
/// @param doors when the gate opens; @param ends when the event is over, always after `starts`
/// @param businessDate the night it belongs to, in the venue's zone
/// @param minimumAge in years, 0 for all ages
/// @param translations of its texts and its tiers'; guests get them by [#title(Language)] and the
///   like
/// @param perCustomer places of it that one mail address or browser may have, 1 or more; null: the
///   venue's usual number
public record Event(
    EventId id,
    int number,
    Slug slug,
    String title,
    String lineup,
    String description,
    @Nullable String ink,
    @Nullable String composition,
    Instant doors,
    Instant starts,
    Instant ends,
    LocalDate businessDate,
    int minimumAge,
    State state,
    Instant salesOpen,
    Instant salesClose,
    List<Tier> tiers,
    Translations translations,
    @Nullable Integer perCustomer) {

  public enum State {
    DRAFT,
    PUBLISHED,
    CANCELLED,
    COMPLETED
  }

  public Event {
    tiers = List.copyOf(tiers);
    if (perCustomer != null && perCustomer < 1) {
      throw new IllegalArgumentException("nobody may have a place of " + slug);
    }
    if (doors.isAfter(starts) || !starts.isBefore(ends) || salesClose.isAfter(ends)) {
      throw new IllegalArgumentException("the times of " + slug + " are out of order");
    }
  }

  /// Written in English, and in nothing else, without a maximum of its own for each customer.
  public Event(
      EventId id,
      int number,
      Slug slug,
      String title,
      String lineup,
      String description,
      @Nullable String ink,
      @Nullable String composition,
      Instant doors,
      Instant starts,
      Instant ends,
      LocalDate businessDate,
      int minimumAge,
      State state,
      Instant salesOpen,
      Instant salesClose,
      List<Tier> tiers) {
    this(
        id,
        number,
        slug,
        title,
        lineup,
        description,
        ink,
        composition,
        doors,
        starts,
        ends,
        businessDate,
        minimumAge,
        state,
        salesOpen,
        salesClose,
        tiers,
        Translations.NONE,
        null);
  }

  /// The same event, whose tiers know how many of their places are held.
  ///
  /// @param held see [Events#onHold()]
  public Event withHolds(Map<TierId, Integer> held) {
    return new Event(
        id,
        number,
        slug,
        title,
        lineup,
        description,
        ink,
        composition,
        doors,
        starts,
        ends,
        businessDate,
        minimumAge,
        state,
        salesOpen,
        salesClose,
        tiers.stream().map(tier -> tier.withHeld(held.getOrDefault(tier.id(), 0))).toList(),
        translations,
        perCustomer);
  }

  /// The title for a reader, as with every text below: the original where it is not translated.
  public Phrase title(Language reader) {
    return translations.phrase(title, reader, Translation::title);
  }

  public Phrase lineup(Language reader) {
    return translations.phrase(lineup, reader, Translation::lineup);
  }

  public Phrase description(Language reader) {
    return translations.phrase(description, reader, Translation::description);
  }

  /// @param tier its own name, which orders and tickets keep
  public Phrase tierName(String tier, Language reader) {
    return translations.phrase(tier, reader, other -> other.tier(tier).name());
  }

  /// @param tier its own name; @param note its own note
  public Phrase tierNote(String tier, String note, Language reader) {
    return translations.phrase(note, reader, other -> other.tier(tier).note());
  }

  /// How many places of it one customer may have, free ones too.
  ///
  /// @param usual where the event does not say
  public int placesPerCustomer(int usual) {
    return perCustomer == null ? usual : perCustomer;
  }

  /// When the gate begins to admit: people queue before doors, so a little before them.
  public Instant gateOpens() {
    return doors.minus(GATE_EARLY);
  }

  /// Whether its guests may walk in now, by the hour alone: until its end, whatever the day.
  public boolean admits(Instant now) {
    return !now.isBefore(gateOpens()) && now.isBefore(ends);
  }

  /// How many places are offered in all.
  public int allotment() {
    return tiers.stream().mapToInt(Tier::capacity).sum();
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
    Instant opens = tier.salesOpen() == null ? salesOpen : tier.salesOpen();
    Instant closes = tier.salesClose() == null ? salesClose : tier.salesClose();
    if (state != State.PUBLISHED || !now.isBefore(closes) || !now.isBefore(salesClose)) {
      return Availability.CLOSED;
    }
    if (now.isBefore(opens)) {
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
  private static final Duration GATE_EARLY = Duration.ofMinutes(30);
}
