package live.maguey.guests;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import live.maguey.emails.Email;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.reservations.ReservationId;
import live.maguey.shared.UnitOfWork;

/// Tells hosts what they want to know and did not ask: that the first of their guests is in, and
/// the day before, which passes nobody has. Once each for a reservation.
///
/// Safe to repeat and to race.
public final class TellHosts {
  private static final Duration DAY = Duration.ofDays(1);

  private final Guests guests;
  private final Orders orders;
  private final GuestEmails emails;
  private final UnitOfWork work;
  private final InstantSource clock;

  public TellHosts(
      Guests guests, Orders orders, GuestEmails emails, UnitOfWork work, InstantSource clock) {
    this.guests = guests;
    this.orders = orders;
    this.emails = emails;
    this.work = work;
    this.clock = clock;
  }

  /// How many hosts were told of an arrival, and how many of passes left.
  public record Told(int arrivals, int passesLeft) {}

  public Told tell() {
    Instant now = clock.instant();
    List<ReservationId> arrived = guests.arrived();
    arrived.forEach(table -> work.execute(() -> tell(table, now)));
    List<ReservationId> left = guests.withPassesLeft(now, now.plus(DAY), now.minus(DAY));
    left.forEach(table -> work.execute(() -> remind(table, now)));
    return new Told(arrived.size(), left.size());
  }

  /// The numbers of the passes that the email with this subject tells of.
  public static List<Integer> left(String subject) {
    return Arrays.stream(subject.substring(subject.lastIndexOf('/') + 1).split(","))
        .map(Integer::valueOf)
        .toList();
  }

  private void tell(ReservationId table, Instant now) {
    Order order = orders.lock(table.order());
    emails.queueHost(order, Email.Kind.FIRST_GUEST, table.toString(), now);
  }

  private void remind(ReservationId table, Instant now) {
    Order order = orders.lock(table.order());
    String free =
        guests.of(table.order()).stream()
            .filter(Pass::isFree)
            .map(pass -> String.valueOf(pass.no()))
            .collect(Collectors.joining(","));
    if (!free.isEmpty()) {
      emails.queueHost(order, Email.Kind.PASSES_LEFT, table + "/" + free, now);
    }
  }
}
