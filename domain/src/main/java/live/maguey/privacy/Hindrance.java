package live.maguey.privacy;

import java.time.Instant;
import java.util.Optional;
import live.maguey.orders.OrderId;

/// Why a person cannot be erased yet.
///
/// @param order that it is about
/// @param about what of it: a ticket's number, Stripe's id or ours
/// @param until the moment from which it is over, empty where only news can end it
public record Hindrance(Kind kind, OrderId order, String about, Optional<Instant> until) {
  public enum Kind {
    /// Places are held, or a payment page is open: money may still come.
    MAY_BE_PAID,
    /// A ticket or pass admits until its night is over.
    TICKET,
    /// They host a table, and what its guests did may still be told.
    TABLE,
    /// Money is on its way back.
    REFUND,
    /// A refund did not arrive, and nobody has paid it another way.
    REFUND_OWED,
    /// A bank asks, or has taken the money and not decided.
    DISPUTE,
    /// A bank may still ask for the money, and the answer needs to say who had the tickets.
    DISPUTE_WINDOW
  }
}
