package live.maguey.tickets;

import java.time.Instant;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.Phrase;
import live.maguey.events.TableId;
import live.maguey.orders.OrderId;
import live.maguey.shared.Language;
import org.jspecify.annotations.Nullable;

/// The right of one person to enter one event. The gate reads these columns and nothing of the
/// sale.
///
/// @param code what its QR says; a reissue gives it the next one, and every older one is void
/// @param origin what it was issued for
/// @param joined the seat at a table that its holder has taken with it, kept by who came in when it
///   is void; empty for a pass
public record Ticket(
    TicketCode code,
    EventId event,
    Origin origin,
    Label label,
    EntryPolicy policy,
    Visits visits,
    State state,
    Optional<Seat> joined) {

  /// The order line that it was sold on.
  ///
  /// @param no 1, 2, … within the line
  public record Origin(OrderId order, int line, int no) {}

  /// What people read on it.
  ///
  /// @param name of what was sold: a tier's own, or a table's label; @param note the venue's words
  ///   beside it
  /// @param party who it belongs to: the order's reference, or a table
  /// @param holder the holder's name, or null
  public record Label(String name, String note, String party, @Nullable String holder) {
    /// On a pass that nobody has yet.
    public static Label ofTable(String label, String section) {
      return new Label(label, section, TableId.name(label, Language.EN), null);
    }
  }

  /// A seat that a ticket's holder takes as a guest, by using up the table's pass for it. The
  /// ticket's own code stays what admits; the gate treats it as one of the table's.
  ///
  /// @param pass the order line of the table, and the number of the pass
  /// @param table its label, see [TableId#name]
  public record Seat(Origin pass, String table) {}

  public enum Kind {
    GENERAL,
    HOST,
    GUEST
  }

  public enum EntryPolicy {
    ONCE,
    REENTRY
  }

  /// What the gate has seen of it.
  public sealed interface Visits {
    /// Nobody has come in with it.
    record None() implements Visits {}

    /// @param entries how often it was admitted, 1 or more; @param inside whether its holder is
    ///   inside
    /// @param since when it was admitted first
    record Admitted(int entries, boolean inside, Instant since) implements Visits {}
  }

  public sealed interface State {
    record Valid() implements State {}

    record Voided(VoidReason reason, Instant at) implements State {}
  }

  public enum VoidReason {
    REFUNDED,
    VOIDED,
    MOVED,
    EVENT_CANCELLED,
    /// The seat of a pass is taken by a ticket that joined the table; it ends with the joining.
    JOINED
  }

  /// A further guest's pass of the same table, which nobody has yet.
  public Ticket another(TicketId id, int no) {
    return new Ticket(
        new TicketCode(code.eventNumber(), id, 1, Kind.GUEST, code.notAfter()),
        event,
        new Origin(order(), line(), no),
        new Label(label.name(), note(), party(), null),
        policy,
        new Visits.None(),
        new State.Valid(),
        Optional.empty());
  }

  /// The same before it is issued, where another ticket has its number.
  Ticket under(TicketId id) {
    return new Ticket(
        new TicketCode(code.eventNumber(), id, code.serial(), code.kind(), code.notAfter()),
        event,
        origin,
        label,
        policy,
        visits,
        state,
        joined);
  }

  public TicketId id() {
    return code.ticket();
  }

  public OrderId order() {
    return origin.order();
  }

  public int line() {
    return origin.line();
  }

  /// 1, 2, … within the line.
  public int no() {
    return origin.no();
  }

  /// As operators read it: `General`, `Table 12`.
  public String name() {
    return isPass() ? TableId.name(label.name(), Language.EN) : label.name();
  }

  /// Its name as a reader gets it.
  public Phrase named(Event of, Language reader) {
    return isPass()
        ? new Phrase(TableId.name(label.name(), reader), reader)
        : of.tierName(label.name(), reader);
  }

  /// Its note as a reader gets it: of a pass, where in the room the table is.
  public Phrase noted(Event of, Language reader) {
    return isPass() ? of.roomText(note(), reader) : of.tierNote(label.name(), note(), reader);
  }

  public String note() {
    return label.note();
  }

  public String party() {
    return label.party();
  }

  public @Nullable String holder() {
    return label.holder();
  }

  public Kind kind() {
    return code.kind();
  }

  /// Of a table, the host's or a guest's.
  public boolean isPass() {
    return switch (kind()) {
      case GENERAL -> false;
      case HOST, GUEST -> true;
    };
  }

  /// The seat of a table that it admits to: a pass's own, or the one that its holder has joined;
  /// empty for a plain ticket.
  public Optional<Seat> seat() {
    return isPass() ? Optional.of(new Seat(origin, label.name())) : joined;
  }

  /// 1 for the first code.
  public int serial() {
    return code.serial();
  }

  public Instant notAfter() {
    return code.notAfter();
  }

  /// What the holder reads out when no camera works, for example `7K2Q-4F9X`.
  public String number() {
    return number(id());
  }

  public static String number(TicketId id) {
    return TicketNumber.of(id);
  }

  public boolean isValid() {
    return state instanceof State.Valid;
  }

  /// Whether somebody can come for it: by its own code, or for its seat by that of the ticket that
  /// joined.
  public boolean stands() {
    return switch (state) {
      case State.Valid() -> true;
      case State.Voided(VoidReason reason, Instant _) -> reason == VoidReason.JOINED;
    };
  }

  /// Valid, but by a newer code than the first one: the codes before no longer admit.
  public boolean isReplaced() {
    return isValid() && serial() > 1;
  }

  /// Empty while it is valid.
  public Optional<VoidReason> voidReason() {
    return switch (state) {
      case State.Valid() -> Optional.empty();
      case State.Voided(VoidReason reason, Instant _) -> Optional.of(reason);
    };
  }

  /// How often it was admitted.
  public int entries() {
    return switch (visits) {
      case Visits.None() -> 0;
      case Visits.Admitted admitted -> admitted.entries();
    };
  }

  /// Whether its holder is inside, by what was scanned.
  public boolean isInside() {
    return switch (visits) {
      case Visits.None() -> false;
      case Visits.Admitted admitted -> admitted.inside();
    };
  }

  /// Empty before anybody came in with it.
  public Optional<Instant> firstAdmittedAt() {
    return switch (visits) {
      case Visits.None() -> Optional.empty();
      case Visits.Admitted admitted -> Optional.of(admitted.since());
    };
  }
}
