package live.maguey.cli.up;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.events.Announcement;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.Hours;
import live.maguey.events.PricePhase;
import live.maguey.events.Sale;
import live.maguey.events.Slug;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.events.Translation;
import live.maguey.events.Translations;
import live.maguey.events.Venue;
import live.maguey.posters.Composition;
import live.maguey.posters.Ink;
import live.maguey.posters.PosterChoice;
import live.maguey.shared.Ids;
import live.maguey.shared.Language;
import live.maguey.shared.Money;

/// Eight events to try Maguey with: the first is tonight, the others are on the weekends after it.
///
/// Tonight's doors are at 22:00, or earlier when that is more than twelve hours away: gates work
/// from twelve hours before doors, so that a ticket can be bought and scanned at any time of day.
/// It ends at 06:00, when the venue's night does.
public final class DemoEvents {
  /// Sold to the last place, by buyers that [DemoBuyers] plays.
  static final Slug SOLD_OUT = new Slug("santa-espina");

  /// Sold but for a few.
  static final Slug NEARLY_SOLD_OUT = new Slug("aguamiel");

  /// How many places of the nearly sold out event stay.
  static final int FEW = 12;

  private static final LocalTime DOORS = LocalTime.of(22, 0);
  private static final LocalTime TONIGHT_ENDS = LocalTime.of(6, 0);
  private static final LocalTime ENDS = LocalTime.of(3, 0);

  /// With less than this left of an event, the demo begins with the next one.
  private static final int LEAST_HOURS = 2;

  private static final int GATE_HOURS = 12;

  private static final int PER_ORDER = 8;
  private static final int SALE_DAYS = 28;

  private final Venue venue;
  private final Ids ids;
  private final Instant now;

  public DemoEvents(Venue venue, Ids ids, Instant now) {
    this.venue = venue;
    this.ids = ids;
    this.now = now;
  }

  private record Told(String en, String es) {}

  /// @param weekend 0 for tonight, then the Fridays and Saturdays that follow
  private record Kind(
      int weekend,
      String slug,
      String title,
      Told lineup,
      Told description,
      Told dress,
      Ink ink,
      Composition composition,
      List<Place> places) {}

  /// @param price all-in, in minor units; a tenth of it is the fee
  private record Place(Told name, Told note, int capacity, long price) {}

  private static final List<Kind> KINDS = kinds();

  private static List<Kind> kinds() {
    try (InputStream file =
        Objects.requireNonNull(DemoEvents.class.getResourceAsStream("demo-events.yaml"))) {
      return List.of(
          YAMLMapper.builder()
              .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
              .build()
              .readValue(file, Kind[].class));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public List<Event> events() {
    LocalDate tonight = venue.businessDate(now.plus(LEAST_HOURS, ChronoUnit.HOURS));
    List<LocalDate> weekends =
        Stream.iterate(tonight.plusDays(1), day -> day.plusDays(1))
            .filter(DemoEvents::isOpen)
            .limit(9)
            .toList();
    return KINDS.stream()
        .map(kind ->
            kind.weekend() == 0
                ? coming(kind, tonight, tonightDoors(tonight), TONIGHT_ENDS)
                : later(kind, weekends.get(kind.weekend() - 1)))
        .toList();
  }

  /// The Fridays and Saturdays before this night, the latest first and without end; each has its
  /// date in its name.
  public Stream<Event> past() {
    return Stream.iterate(venue.businessDate(now).minusDays(1), day -> day.minusDays(1))
        .filter(DemoEvents::isOpen)
        .map(date -> {
          Kind as = KINDS.get(Math.floorMod(date.toEpochDay(), KINDS.size()));
          Instant doors = venue.at(date, DOORS);
          return event(
              as,
              new Slug(as.slug() + "-" + date),
              date,
              doors,
              ENDS,
              doors.minus(SALE_DAYS, ChronoUnit.DAYS));
        });
  }

  private static boolean isOpen(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.FRIDAY || day.getDayOfWeek() == DayOfWeek.SATURDAY;
  }

  private Event later(Kind kind, LocalDate date) {
    return coming(kind, date, venue.at(date, DOORS), ENDS);
  }

  private Instant tonightDoors(LocalDate tonight) {
    Instant atTen = venue.at(tonight, DOORS);
    Instant gateWorks = now.truncatedTo(ChronoUnit.HOURS).plus(GATE_HOURS, ChronoUnit.HOURS);
    return gateWorks.isBefore(atTen) ? gateWorks : atTen;
  }

  private Event coming(Kind kind, LocalDate date, Instant doors, LocalTime ends) {
    return event(kind, new Slug(kind.slug()), date, doors, ends, now.minus(1, ChronoUnit.DAYS));
  }

  private Event event(
      Kind kind, Slug slug, LocalDate date, Instant doors, LocalTime ends, Instant onSale) {
    Instant end = venue.after(doors, "end", ends);
    return new Event(
        new EventId(ids.next()),
        KINDS.indexOf(kind) + 1,
        slug,
        Event.State.PUBLISHED,
        new Announcement(
            kind.title(),
            kind.lineup().en(),
            kind.description().en(),
            kind.dress().en(),
            new Translations(Language.EN, Map.of(Language.ES, spanish(kind))),
            new PosterChoice(kind.ink(), kind.composition())),
        new Hours(doors, doors, end, date),
        new Sale(onSale, end, null),
        21,
        kind.places().stream().map(this::tier).toList());
  }

  private static Translation spanish(Kind kind) {
    return new Translation(
        kind.title(),
        kind.lineup().es(),
        kind.description().es(),
        kind.dress().es(),
        kind.places().stream()
            .collect(
                Collectors.toMap(
                    place -> place.name().en(),
                    place -> new Translation.TierText(place.name().es(), place.note().es()))));
  }

  private Tier tier(Place place) {
    Money price = Money.of(place.price(), venue.currency());
    Money fee = Money.of(place.price() / 10, venue.currency());
    return new Tier(
        new TierId(ids.next()),
        place.name().en(),
        place.note().en(),
        new Tier.Stock(place.capacity(), 0),
        PER_ORDER,
        List.of(new PricePhase("standard", price, fee, null, null)),
        Tier.Window.OF_EVENT,
        false);
  }
}
