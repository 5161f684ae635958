package live.maguey.guests;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import live.maguey.audit.Cause;
import live.maguey.live.Announcements;
import live.maguey.orders.Order;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.TicketId;

/// Passes of a table got new codes, not by their host: the guests who were mailed theirs get the
/// new one by email, and open host pages show it. These emails come from the venue, and do not
/// count among the three that a host may send.
///
/// Inside the unit of work that gave them their codes, under the order's lock.
public final class RenewPasses {
  private final Guests guests;
  private final GuestEmails emails;
  private final Announcements announcements;
  private final UnitOfWork work;

  public RenewPasses(
      Guests guests, GuestEmails emails, Announcements announcements, UnitOfWork work) {
    this.guests = guests;
    this.emails = emails;
    this.announcements = announcements;
    this.work = work;
  }

  /// @param renewed tickets of the order that have a new code; @param occasion one email for each
  /// @return those that a guest has, and the buyer has not
  public Set<TicketId> tell(
      Order order, Collection<TicketId> renewed, String occasion, Cause cause, Instant now) {
    if (!order.details().hasTable()) {
      return Set.of();
    }
    work.afterCommit(() -> announcements.announce(GuestList.topic(order.id())));
    return guests.of(order.id()).stream()
        .filter(pass -> renewed.contains(pass.ticket().id()))
        .filter(pass -> isTold(order, pass, occasion, cause, now))
        .map(pass -> pass.ticket().id())
        .collect(Collectors.toSet());
  }

  private boolean isTold(Order order, Pass pass, String occasion, Cause cause, Instant now) {
    if (!(pass.holder() instanceof Pass.Holder.Sent(var name, var address, var language, _, _))) {
      return false;
    }
    emails.queuePass(
        order,
        new PassMail(pass.ticket().id(), occasion),
        GuestEmails.guest(name, address, language),
        cause,
        now);
    return true;
  }
}
