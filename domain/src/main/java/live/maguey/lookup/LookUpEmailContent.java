package live.maguey.lookup;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import live.maguey.emails.Email;
import live.maguey.emails.FindTickets;
import live.maguey.emails.Recipient;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.guests.Guests;
import live.maguey.guests.Pass;
import live.maguey.guests.PassMail;
import live.maguey.guests.TellHosts;
import live.maguey.lookup.EmailPicture.Content;
import live.maguey.lookup.EmailPicture.Reader;
import live.maguey.orders.Buyer;
import live.maguey.orders.BuyerId;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.refunds.Refunds;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.Reservations;
import live.maguey.shared.EmailAddress;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.TicketId;

/// Looks up what an email tells and whom, as both are now.
public final class LookUpEmailContent {
  private final Orders orders;
  private final Events events;
  private final ShowTickets tickets;
  private final Reservations reservations;
  private final Refunds refunds;
  private final Guests guests;

  public LookUpEmailContent(
      Orders orders,
      Events events,
      ShowTickets tickets,
      Reservations reservations,
      Refunds refunds,
      Guests guests) {
    this.orders = orders;
    this.events = events;
    this.tickets = tickets;
    this.reservations = reservations;
    this.refunds = refunds;
    this.guests = guests;
  }

  /// @throws java.util.NoSuchElementException when its order, buyer, event or refund is missing, or
  ///   it was withdrawn
  public EmailPicture picture(Email email) {
    Order order = orders.find(email.order().orElseThrow()).orElseThrow();
    Reader reader = reader(email.to());
    return new EmailPicture(order, event(order), reader, content(email, order, reader));
  }

  private Content content(Email email, Order order, Reader reader) {
    return switch (email.kind()) {
      case TICKETS ->
          new Content.OfTickets(
              own(order),
              order.details().hasTable()
                  ? Optional.of(guests.settings(order.id()))
                  : Optional.empty(),
              standsIn(order));
      case TABLE_MOVED -> new Content.OfMovedParty(own(order), guests.settings(order.id()));
      case GUEST_PASS -> pass(email, order, reader);
      case FIRST_GUEST -> new Content.OfFirstGuest(table(order), guests.settings(order.id()));
      case PASSES_LEFT ->
          new Content.OfPassesLeft(
              table(order), TellHosts.left(email.subject()), guests.settings(order.id()));
      case FIND_TICKETS -> new Content.OfFoundTickets(found(reader));
      case LATE_REFUND -> new Content.OfLateRefund(refund(email));
      case REFUND -> new Content.OfRefund(refund(email));
      case EVENT_CANCELLED -> new Content.OfCancellation(refunds.of(order.id()));
    };
  }

  /// All tickets of the order, the codes of those alone that are the buyer's: what a guest got by
  /// email is that guest's.
  private List<ShowTickets.Shown> own(Order order) {
    List<ShowTickets.Shown> all = tickets.of(order.id());
    if (!order.details().hasTable()) {
      return all;
    }
    Set<TicketId> mailed =
        guests.of(order.id()).stream()
            .filter(Pass::isMailed)
            .map(pass -> pass.ticket().id())
            .collect(Collectors.toSet());
    return all.stream()
        .map(shown ->
            mailed.contains(shown.ticket().id())
                ? new ShowTickets.Shown(shown.ticket(), "")
                : shown)
        .toList();
  }

  /// @throws NoSuchElementException when the pass is somebody else's by now: who has sent the email
  ///   on its way would hand them its new code
  private Content pass(Email email, Order order, Reader reader) {
    PassMail mail = PassMail.parse(email.subject());
    List<Pass> passes = guests.of(order.id());
    Pass own =
        passes.stream()
            .filter(pass -> pass.ticket().id().equals(mail.pass()))
            .filter(pass -> !pass.ticket().isValid() || isOf(pass, reader))
            .findFirst()
            .orElseThrow();
    ShowTickets.Shown shown = tickets.of(List.of(own.ticket())).getFirst();
    return new Content.OfPass(
        passes.stream()
            .map(pass -> pass.equals(own) ? shown : new ShowTickets.Shown(pass.ticket(), ""))
            .toList(),
        own.ticket(),
        mail.isRenewal(),
        orders.buyer(order.details().buyer()).orElseThrow().name());
  }

  private static boolean isOf(Pass pass, Reader reader) {
    return pass.holder() instanceof Pass.Holder.Sent(_, EmailAddress address, _, _, _)
        && address.normalised().equals(reader.address().normalised());
  }

  /// Where the party sits, as its passes say.
  private String table(Order order) {
    return guests.of(order.id()).getFirst().ticket().label().name();
  }

  private boolean standsIn(Order order) {
    return order.details().hasTable()
        && reservations
            .last(order.id())
            .filter(Reservation.Confirmed.class::isInstance)
            .filter(confirmed -> confirmed.booking().standIn())
            .isPresent();
  }

  private Reader reader(Recipient to) {
    return switch (to) {
      case Recipient.Buyer(BuyerId id) -> {
        Buyer buyer =
            orders.buyer(id).orElseThrow(() -> new NoSuchElementException("the buyer is erased"));
        yield new Reader(buyer.name(), buyer.email(), buyer.language());
      }
      case Recipient.Person person ->
          new Reader(person.name(), person.address(), person.language());
      case Recipient.Erased _ -> throw new NoSuchElementException("the email was withdrawn");
    };
  }

  private List<Content.Found> found(Reader reader) {
    return FindTickets.live(orders, reader.address()).stream()
        .map(order -> new Content.Found(order.details(), event(order)))
        .toList();
  }

  private Refund refund(Email email) {
    return refunds.find(RefundId.parse(email.subject())).orElseThrow();
  }

  private Event event(Order order) {
    return events.find(order.details().event()).orElseThrow();
  }
}
