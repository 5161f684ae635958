package live.maguey.events;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.Ids;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Money;
import live.maguey.shared.UnitOfWork;
import live.maguey.words.MoneyText;
import org.jspecify.annotations.Nullable;

/// Creates an event as a draft, which nobody sees until [PublishEvent].
public final class CreateEvent {
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

  /// What an event is created from, as typed.
  ///
  /// @param announcement what is blank in its translations is not translated
  /// @param tiers in the order in which they are shown
  public record Request(
      Slug slug,
      Announcement announcement,
      Hours.Local hours,
      Selling selling,
      int minimumAge,
      List<NewTier> tiers) {
    public Request {
      tiers = List.copyOf(tiers);
    }
  }

  /// When it is to be sold, and how much of it to one customer.
  ///
  /// @param opens null: as soon as it is published; @param closes null: when it ends
  /// @param perCustomer as in [Sale]
  public record Selling(
      @Nullable Instant opens, @Nullable Instant closes, @Nullable Integer perCustomer) {}

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
    List<String> names = request.tiers().stream().map(NewTier::name).toList();
    Announcement announcement = request.announcement().checked(names);
    check(request, names);
    Hours hours = request.hours().at(venue);
    InvalidRequest.unless(
        hours.ends().isAfter(clock.instant()),
        "event",
        "would be over already. Choose a later date");
    return new Event(
        new EventId(ids.next()),
        number,
        request.slug(),
        Event.State.DRAFT,
        announcement,
        hours,
        sale(request.selling(), hours),
        request.minimumAge(),
        request.tiers().stream()
            .map(tier -> tier.tier(new TierId(ids.next()), venue.currency()))
            .toList());
  }

  private void check(Request request, List<String> names) {
    InvalidRequest.unless(
        request.minimumAge() >= 0 && request.minimumAge() <= OLDEST,
        "minimum age",
        "is not between 0 and 99");
    InvalidRequest.unless(
        !names.isEmpty(), "event", "has no tiers. Add at least one, such as General:380:36.00");
    InvalidRequest.unless(
        names.stream().distinct().count() == names.size(), "tiers", "have the same name twice");
    Money most = Money.of(ChargeCurrency.most(venue.currency()), venue.currency());
    InvalidRequest.unless(
        dearestOrder(request) <= most.minor(),
        "prices",
        "are too high: as many places as one order may take would cost more than "
            + MoneyText.of(most)
            + ", the most that Stripe charges at once");
  }

  private Sale sale(Selling selling, Hours hours) {
    Instant closes = selling.closes() == null ? hours.ends() : selling.closes();
    Instant opens = selling.opens() == null ? clock.instant() : selling.opens();
    InvalidRequest.unless(
        !closes.isAfter(hours.ends()), "end of the sale", "is after the end of the event");
    InvalidRequest.unless(opens.isBefore(closes), "start of the sale", "is not before its end");
    Integer perCustomer = selling.perCustomer();
    InvalidRequest.unless(
        perCustomer == null || perCustomer >= 1,
        "places per customer",
        "are fewer than 1: nobody could buy");
    return new Sale(opens, closes, perCustomer);
  }

  /// In minor units, of one order that takes all it may of every tier; beyond every bound when it
  /// cannot even be counted.
  private static long dearestOrder(Request request) {
    try {
      long sum = 0;
      for (NewTier tier : request.tiers()) {
        sum = Math.addExact(sum, tier.dearestOrder());
      }
      return sum;
    } catch (ArithmeticException beyond) {
      return Long.MAX_VALUE;
    }
  }
}
