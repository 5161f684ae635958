package live.maguey.guests;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.Cause;
import live.maguey.live.Announcements;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.Ticket;

/// Who was sent a pass and does not want it says "Not me": name and address are erased, also where
/// they stand in emails, and the code is void. The host sees that it was declined. Always possible;
/// a code that somebody came in with stays.
public final class DeclinePass {
  private final Orders orders;
  private final Guests guests;
  private final GuestLinks links;
  private final GuestEmails emails;
  private final GuestActs acts;
  private final Announcements announcements;
  private final UnitOfWork work;
  private final InstantSource clock;

  public DeclinePass(
      Orders orders,
      Guests guests,
      GuestLinks links,
      GuestEmails emails,
      GuestActs acts,
      Announcements announcements,
      UnitOfWork work,
      InstantSource clock) {
    this.orders = orders;
    this.guests = guests;
    this.links = links;
    this.emails = emails;
    this.acts = acts;
    this.announcements = announcements;
    this.work = work;
    this.clock = clock;
  }

  /// What the page asks about before anything is done.
  ///
  /// @param host the name of who gave the address
  public record Asked(Order order, String host, Ticket pass) {}

  /// @return empty for a link that is malformed, or closed because the pass is nobody's or somebody
  ///   else's now
  public Optional<Asked> asked(String token) {
    return pass(token)
        .map(pass -> {
          Order order = orders.find(pass.ticket().order()).orElseThrow();
          return new Asked(
              order, orders.buyer(order.details().buyer()).orElseThrow().name(), pass.ticket());
        });
  }

  /// Safe to repeat.
  ///
  /// @return false for a link that opens nothing, or no more
  public boolean decline(String token, Cause cause) {
    return pass(token).map(pass -> decline(token, pass.ticket(), cause)).orElse(false);
  }

  private boolean decline(String token, Ticket ticket, Cause cause) {
    return work.run(() -> {
      Order order = orders.lock(ticket.order());
      Optional<Pass> pass = pass(token);
      if (pass.isEmpty()) {
        return false;
      }
      Instant now = clock.instant();
      if (guests.takeBack(ticket.id(), true, now)) {
        acts.record("pass.declined", order, ticket, cause, now);
      } else {
        guests.erase(ticket.id(), now);
      }
      emails.withdraw(order, ticket, now);
      work.afterCommit(() -> announcements.announce(GuestList.topic(order.id())));
      return true;
    });
  }

  private Optional<Pass> pass(String token) {
    return links
        .pass(token)
        .flatMap(guests::find)
        .filter(Pass::mayHaveAddress)
        .filter(pass -> links.opensNotMe(token, pass.ticket().code()));
  }
}
