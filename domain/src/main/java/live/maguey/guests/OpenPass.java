package live.maguey.guests;

import java.time.InstantSource;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.live.Announcements;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.Ticket;

/// Shows a guest the pass that they were sent, by the link of its email, and remembers when they
/// first opened it: their host sees that it arrived.
public final class OpenPass {
  private final Orders orders;
  private final Events events;
  private final Guests guests;
  private final GuestLinks links;
  private final Announcements announcements;
  private final UnitOfWork work;
  private final InstantSource clock;

  public OpenPass(
      Orders orders,
      Events events,
      Guests guests,
      GuestLinks links,
      Announcements announcements,
      UnitOfWork work,
      InstantSource clock) {
    this.orders = orders;
    this.events = events;
    this.guests = guests;
    this.links = links;
    this.announcements = announcements;
    this.work = work;
    this.clock = clock;
  }

  /// @param host the name of who gave the address; @param pass void where its table is not theirs
  ///   any more
  public record Invitation(Order order, Event event, String host, Ticket pass) {}

  /// @return empty for a link that is malformed, or closed because the pass is nobody's or somebody
  ///   else's now
  public Optional<Invitation> shown(String token) {
    return pass(token)
        .map(pass -> {
          Order order = orders.find(pass.ticket().order()).orElseThrow();
          return new Invitation(
              order,
              events.find(order.details().event()).orElseThrow(),
              orders.buyer(order.details().buyer()).orElseThrow().name(),
              pass.ticket());
        });
  }

  /// The secret part of the link for those whose pass it is not, `/not-me/{token}`.
  public String notMeToken(Ticket pass) {
    return links.notMeToken(pass.code());
  }

  /// A person has it before their eyes. Safe to repeat: the first time counts.
  ///
  /// @return false for a link that opens nothing, or no more
  public boolean opened(String token) {
    return pass(token)
        .map(pass -> {
          work.execute(() -> {
            if (guests.open(pass.ticket().id(), clock.instant())) {
              work.afterCommit(
                  () -> announcements.announce(GuestList.topic(pass.ticket().order())));
            }
          });
          return true;
        })
        .orElse(false);
  }

  private Optional<Pass> pass(String token) {
    return links
        .pass(token)
        .flatMap(guests::find)
        .filter(Pass::mayHaveAddress)
        .filter(pass -> links.opensPass(token, pass.ticket().code()));
  }
}
