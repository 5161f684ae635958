package live.maguey.tickets;

import java.util.List;
import live.maguey.orders.OrderId;

/// An order's tickets with their codes, signed as they are shown.
public final class ShowTickets {
  private final Tickets tickets;
  private final TicketSigner signer;

  public ShowTickets(Tickets tickets, TicketSigner signer) {
    this.tickets = tickets;
    this.signer = signer;
  }

  /// @param code the text of the QR; empty for a void ticket, which has no code to show, and for
  ///   one that is not the reader's
  public record Shown(Ticket ticket, String code) {}

  public List<Shown> of(OrderId order) {
    return of(tickets.of(order));
  }

  /// As [#of(OrderId)], for a reader who has the tickets already.
  public List<Shown> of(List<Ticket> all) {
    return all.stream().map(t -> new Shown(t, t.isValid() ? signer.sign(t.code()) : "")).toList();
  }
}
