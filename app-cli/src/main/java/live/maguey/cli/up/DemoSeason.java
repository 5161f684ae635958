package live.maguey.cli.up;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.catalog.Event;
import live.maguey.catalog.EventId;
import live.maguey.catalog.PricePhase;
import live.maguey.catalog.Slug;
import live.maguey.catalog.Tier;
import live.maguey.catalog.TierId;
import live.maguey.catalog.Venue;
import live.maguey.posters.Composition;
import live.maguey.posters.Ink;
import live.maguey.shared.Ids;
import live.maguey.shared.Money;

/// Eight events to try Maguey with: the first is tonight, the others are on the weekends after it.
///
/// Tonight's doors are at 22:00, or earlier when that is more than twelve hours away: gates work
/// from twelve hours before doors, so that a ticket can be bought and scanned at any time of day.
/// It ends at 06:00, when the venue's night does.
public final class DemoSeason {
  /// Sold to the last place, by buyers that [DemoCrowd] plays.
  static final Slug SOLD_OUT = new Slug("santa-espina");

  /// Sold but for a few.
  static final Slug NEARLY_SOLD_OUT = new Slug("aguamiel");

  /// How many places of the nearly sold out night stay.
  static final int FEW = 12;

  private static final LocalTime DOORS = LocalTime.of(22, 0);
  private static final LocalTime TONIGHT_ENDS = LocalTime.of(6, 0);
  private static final LocalTime ENDS = LocalTime.of(3, 0);

  /// With less than this left of a night, the demo begins with the next one.
  private static final int LEAST_HOURS = 2;

  private static final int GATE_HOURS = 12;

  private static final int PER_ORDER = 8;
  private static final int SALE_DAYS = 28;

  private final Venue venue;
  private final Ids ids;
  private final Instant now;

  public DemoSeason(Venue venue, Ids ids, Instant now) {
    this.venue = venue;
    this.ids = ids;
    this.now = now;
  }

  /// @param night 0 for tonight, then the Fridays and Saturdays that follow
  private record Night(
      int night,
      String slug,
      String title,
      String lineup,
      String description,
      Ink ink,
      Composition composition,
      List<Place> places) {}

  /// @param price all-in, in minor units; a tenth of it is the fee
  private record Place(String name, String note, int capacity, long price) {}

  private static final List<Night> NIGHTS =
      List.of(
          new Night(
              0,
              "noche-de-humo",
              "Noche de Humo",
              "Inés b2b Tavo, Marisol live",
              "Smoke from the pit oven, low lights, one long set. The floor opens at ten and the"
                  + " live hour starts when the smoke does.",
              Ink.HUMO,
              Composition.QUIOTE,
              List.of(
                  new Place("Early", "In before 11 PM", 60, 24_00),
                  new Place("General", "Any time until 2 AM", 380, 36_00),
                  new Place("Late", "In after 1 AM", 60, 20_00))),
          new Night(
              1,
              NEARLY_SOLD_OUT.value(),
              "Aguamiel",
              "Slow cumbia, dub, house at 104",
              "Sweet before it is strong. Three hours under 105 beats, then we let it ferment.",
              Ink.FLOR,
              Composition.ROSETA,
              List.of(new Place("General", "Any time until 2 AM", 120, 22_00))),
          new Night(
              2,
              SOLD_OUT.value(),
              "Santa Espina",
              "Neoperreo, hard drums",
              "The small room, the big sound.",
              Ink.ROSA,
              Composition.FILO,
              List.of(
                  new Place("Early", "In before 11 PM", 40, 18_00),
                  new Place("General", "Any time until 2 AM", 80, 26_00))),
          new Night(
              3,
              "doble-filo",
              "Doble Filo",
              "Lupe b2b Ren, all night",
              "Two people, four decks, six hours. Neither knows what the other brings.",
              Ink.ANIL,
              Composition.ROSETA,
              List.of(new Place("General", "Any time until 2 AM", 420, 30_00))),
          new Night(
              4,
              "tierra-caliente",
              "Tierra Caliente",
              "Salsa dura, live band of nine",
              "Brass first. There is room to dance in the middle and shade at the sides.",
              Ink.GRANA,
              Composition.CAMPO,
              List.of(new Place("General", "Any time until 2 AM", 450, 26_00))),
          new Night(
              5,
              "piel-de-cal",
              "Piel de Cal",
              "Minimal, white room",
              "White walls, one lamp, very little else. Come early: the first hour is the record.",
              Ink.CAL,
              Composition.FILO,
              List.of(new Place("General", "Any time until 2 AM", 300, 28_00))),
          new Night(
              7,
              "posada-electrica",
              "Posada Eléctrica",
              "Techno, ponche until one",
              "Ponche at the door while it lasts, candles until one, then none of that.",
              Ink.NOCHE,
              Composition.CAMPO,
              List.of(new Place("General", "Any time until 2 AM", 500, 34_00))),
          new Night(
              9,
              "una-sola-flor",
              "Una Sola Flor",
              "All residents, three rooms",
              "It flowers once. All three rooms, all residents, one ticket for the lot.",
              Ink.COBRE,
              Composition.QUIOTE,
              List.of(
                  new Place("General", "All three rooms", 440, 68_00),
                  new Place("After 2 AM", "Until the end", 60, 30_00))));

  List<Event> nights() {
    LocalDate tonight = venue.businessDate(now.plus(LEAST_HOURS, ChronoUnit.HOURS));
    List<LocalDate> weekends =
        Stream.iterate(tonight.plusDays(1), day -> day.plusDays(1))
            .filter(DemoSeason::isOpen)
            .limit(9)
            .toList();
    return NIGHTS.stream()
        .map(night ->
            night.night() == 0
                ? coming(night, tonight, tonightDoors(tonight), TONIGHT_ENDS)
                : later(night, weekends.get(night.night() - 1)))
        .toList();
  }

  /// The Fridays and Saturdays before this night, the latest first and without end; each has its
  /// date in its name.
  public Stream<Event> past() {
    return Stream.iterate(venue.businessDate(now).minusDays(1), day -> day.minusDays(1))
        .filter(DemoSeason::isOpen)
        .map(date -> {
          Night as = NIGHTS.get(Math.floorMod(date.toEpochDay(), NIGHTS.size()));
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

  private Event later(Night night, LocalDate date) {
    return coming(night, date, venue.at(date, DOORS), ENDS);
  }

  private Instant tonightDoors(LocalDate tonight) {
    Instant atTen = venue.at(tonight, DOORS);
    Instant gateWorks = now.truncatedTo(ChronoUnit.HOURS).plus(GATE_HOURS, ChronoUnit.HOURS);
    return gateWorks.isBefore(atTen) ? gateWorks : atTen;
  }

  private Event coming(Night night, LocalDate date, Instant doors, LocalTime ends) {
    return event(night, new Slug(night.slug()), date, doors, ends, now.minus(1, ChronoUnit.DAYS));
  }

  private Event event(
      Night night, Slug slug, LocalDate date, Instant doors, LocalTime ends, Instant onSale) {
    Instant end = venue.after(doors, "end", ends);
    return new Event(
        new EventId(ids.next()),
        NIGHTS.indexOf(night) + 1,
        slug,
        night.title(),
        night.lineup(),
        night.description(),
        night.ink().key(),
        night.composition().key(),
        doors,
        doors,
        end,
        date,
        21,
        Event.State.PUBLISHED,
        onSale,
        end,
        night.places().stream().map(this::tier).toList());
  }

  private Tier tier(Place place) {
    Money price = Money.of(place.price(), venue.currency());
    Money fee = Money.of(place.price() / 10, venue.currency());
    return new Tier(
        new TierId(ids.next()),
        place.name(),
        place.note(),
        place.capacity(),
        0,
        PER_ORDER,
        List.of(new PricePhase("standard", price, fee, null, null)),
        null,
        null,
        false);
  }
}
