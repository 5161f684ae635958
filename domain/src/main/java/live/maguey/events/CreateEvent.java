package live.maguey.events;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.Ids;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Money;
import live.maguey.shared.OneLine;
import live.maguey.shared.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// Creates an event as a draft, which nobody sees until [PublishEvent].
public final class CreateEvent {
  static final int LONGEST_TITLE = 80;
  static final int LONGEST_TEXT = 2_000;
  private static final int OLDEST = 99;

  private final Events events;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final Ids ids;
  private final Venue venue;
  private final InstantSource clock;

  public CreateEvent(
      Events events, AuditTrail audit, UnitOfWork work, Ids ids, Venue venue, InstantSource clock) {
    this.events = events;
    this.audit = audit;
    this.work = work;
    this.ids = ids;
    this.venue = venue;
    this.clock = clock;
  }

  /// What an event is created from. Hours are the venue's: doors before 06:00 are of the morning
  /// after, and an hour that is not after the one before it (doors, start, end) is of the next day.
  ///
  /// @param night the day people know it by
  /// @param starts null: with the doors
  /// @param salesOpen null: as soon as it is published; @param salesClose null: when it ends
  /// @param tiers without ids and with nothing taken, in the order in which they are shown
  /// @param translations as typed; what is blank is not translated
  /// @param perCustomer as in [Event]
  public record Request(
      Slug slug,
      String title,
      String lineup,
      String description,
      @Nullable String ink,
      @Nullable String composition,
      LocalDate night,
      LocalTime doors,
      @Nullable LocalTime starts,
      LocalTime ends,
      int minimumAge,
      @Nullable Instant salesOpen,
      @Nullable Instant salesClose,
      List<Places> tiers,
      Translations translations,
      @Nullable Integer perCustomer) {
    public Request {
      tiers = List.copyOf(tiers);
    }
  }

  /// One tier of the event to create.
  ///
  /// @param prices all-in, in order: buyers pay the first that is still valid
  public record Places(
      String name,
      String note,
      int capacity,
      int perOrder,
      boolean accessible,
      List<PricePhase> prices) {
    public Places {
      prices = List.copyOf(prices);
    }
  }

  public sealed interface Outcome {
    record Possible(Event event) implements Outcome {}

    record Created(Event event) implements Outcome {}

    /// Another event has this slug.
    record NameTaken(Event other) implements Outcome {}

    /// More places than the law lets in.
    record TooMany(int places, int allowed) implements Outcome {}
  }

  /// What [#create] would do now; nothing is changed.
  ///
  /// @throws InvalidRequest when it is not a valid event
  public Outcome preview(Request request) {
    Event event = event(request, 0);
    if (event.allotment() > venue.capacity()) {
      return new Outcome.TooMany(event.allotment(), venue.capacity());
    }
    return events
        .find(request.slug())
        .<Outcome>map(Outcome.NameTaken::new)
        .orElseGet(() -> new Outcome.Possible(event));
  }

  /// @throws InvalidRequest when it is not a valid event; nothing was changed
  public Outcome create(Request request, Cause cause) {
    Outcome seen = preview(request);
    while (seen instanceof Outcome.Possible) {
      Optional<Event> stored = work.run(() -> store(request, cause));
      if (stored.isPresent()) {
        return new Outcome.Created(stored.get());
      }
      seen = preview(request);
    }
    return seen;
  }

  /// Empty when another event took the name or the number at the same moment.
  private Optional<Event> store(Request request, Cause cause) {
    Event event = event(request, events.nextNumber());
    if (!events.add(event)) {
      return Optional.empty();
    }
    audit.record(
        new AuditEntry(
            clock.instant(),
            cause.actor(),
            "event.created",
            "event " + event.id(),
            event.slug().value(),
            cause.requestId()));
    return Optional.of(event);
  }

  private Event event(Request request, int number) {
    check(request);
    Instant doors = venue.at(request.night(), request.doors());
    Instant starts =
        request.starts() == null || request.starts().equals(request.doors())
            ? doors
            : venue.after(doors, "start", request.starts());
    Instant ends = venue.after(starts, "end", request.ends());
    Instant closes = request.salesClose() == null ? ends : request.salesClose();
    Instant opens = request.salesOpen() == null ? clock.instant() : request.salesOpen();
    require(ends.isAfter(clock.instant()), "event", "would be over already. Choose a later date");
    require(!closes.isAfter(ends), "end of the sale", "is after the end of the event");
    require(opens.isBefore(closes), "start of the sale", "is not before its end");
    return new Event(
        new EventId(ids.next()),
        number,
        request.slug(),
        OneLine.parse("title", request.title(), LONGEST_TITLE),
        OneLine.optional("line-up", request.lineup(), LONGEST_TEXT),
        OneLine.paragraphs("description", request.description(), LONGEST_TEXT),
        request.ink(),
        request.composition(),
        doors,
        starts,
        ends,
        request.night(),
        request.minimumAge(),
        Event.State.DRAFT,
        opens,
        closes,
        request.tiers().stream().map(this::tier).toList(),
        TranslatedTexts.checked(request),
        request.perCustomer());
  }

  private void check(Request request) {
    OneLine.parse("title", request.title(), LONGEST_TITLE);
    OneLine.optional("line-up", request.lineup(), LONGEST_TEXT);
    OneLine.paragraphs("description", request.description(), LONGEST_TEXT);
    require(
        request.minimumAge() >= 0 && request.minimumAge() <= OLDEST,
        "minimum age",
        "is not between 0 and 99");
    require(
        request.perCustomer() == null || request.perCustomer() >= 1,
        "places per customer",
        "are fewer than 1: nobody could buy");
    require(
        !request.tiers().isEmpty(),
        "event",
        "has no tiers. Add at least one, such as General:380:36.00");
    long names = request.tiers().stream().map(t -> t.name().strip()).distinct().count();
    require(names == request.tiers().size(), "tiers", "have the same name twice");
    Money most = Money.of(ChargeCurrency.most(venue.currency()), venue.currency());
    require(
        dearestOrder(request) <= most.minor(),
        "prices",
        "are too high: as many places as one order may take would cost more than "
            + most.display()
            + ", the most that Stripe charges at once");
  }

  /// In minor units, of one order that takes all it may of every tier; beyond every bound when it
  /// cannot even be counted.
  private static long dearestOrder(Request request) {
    try {
      long sum = 0;
      for (Places places : request.tiers()) {
        long dearest = places.prices().stream().mapToLong(p -> p.price().minor()).max().orElse(0);
        sum = Math.addExact(sum, Math.multiplyExact(dearest, (long) places.perOrder()));
      }
      return sum;
    } catch (ArithmeticException beyond) {
      return Long.MAX_VALUE;
    }
  }

  private Tier tier(Places places) {
    String name = OneLine.parse("tier name", places.name(), LONGEST_TITLE);
    String note = OneLine.optional("note of " + name, places.note(), LONGEST_TEXT);
    places.prices().forEach(p -> OneLine.parse("price name of " + name, p.name(), LONGEST_TITLE));
    require(places.capacity() >= 1, "tier " + name, "has no places");
    require(places.perOrder() >= 1, "tier " + name, "lets nobody order");
    require(!places.prices().isEmpty(), "tier " + name, "has no price");
    require(
        places.prices().stream().allMatch(p -> p.price().currency().equals(venue.currency())),
        "tier " + name,
        "has a price that is not in " + venue.currency());
    return new Tier(
        new TierId(ids.next()),
        name,
        note,
        places.capacity(),
        0,
        places.perOrder(),
        places.prices(),
        null,
        null,
        places.accessible());
  }

  private static void require(boolean holds, String field, String reason) {
    if (!holds) {
      throw new InvalidRequest(field, reason);
    }
  }
}
