package live.maguey.guests;

import java.time.Instant;
import java.util.Optional;
import live.maguey.emails.Email;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.tickets.Ticket;

/// One seat at a paid table, and who has it.
///
/// @param ticket the pass itself; while a ticket that joined has its seat, that ticket admits and
///   the pass is void
/// @param mails how often it was mailed, to whomever
public record Pass(Ticket ticket, Holder holder, int mails) {
  /// Mailed so often at most, no matter who has it: a stranger's address is nobody's to write to.
  public static final int MOST_MAILS = 3;

  public sealed interface Holder {
    /// The host's own; it is given to nobody else.
    record Host() implements Holder {}

    /// Nobody has it yet, or the guest who had it left the table.
    record Nobody() implements Holder {}

    record Named(String name) implements Holder {}

    /// @param address its `toString` is masked; @param language of the email
    /// @param at of the last email to it
    record Sent(String name, EmailAddress address, Language language, Instant at, Reach reach)
        implements Holder {}

    /// Its host took it back; nobody has it.
    record TakenBack(Instant at) implements Holder {}

    /// Who was sent it did not want it; nobody has it. No more is told.
    record Declined(Instant at) implements Holder {}

    /// @param ticket that joined, with its own code
    record Joined(Ticket ticket) implements Holder {}

    /// Void for good: refunded, or by the venue.
    record Voided() implements Holder {}
  }

  /// Whether the guest who has it got it by email.
  public boolean isMailed() {
    return holder instanceof Holder.Sent;
  }

  /// How far the last email with a pass has come, or that its guest has opened the pass.
  public sealed interface Reach {
    /// Nobody has said yet that it arrived.
    record OnItsWay() implements Reach {}

    record Delivered() implements Reach {}

    /// Its address takes no mail.
    record Bounced() implements Reach {}

    /// No provider took it.
    record GivenUp() implements Reach {}

    /// The guest has been on the pass's own page, by the link of an email.
    ///
    /// @param at the first time
    record Opened(Instant at) implements Reach {}

    /// A complaint came after it arrived; a host is told of none.
    static Reach of(Email.Stage stage) {
      return switch (stage) {
        case QUEUED, ACCEPTED, DELAYED -> new OnItsWay();
        case DELIVERED, COMPLAINED -> new Delivered();
        case BOUNCED -> new Bounced();
        case GIVEN_UP -> new GivenUp();
      };
    }

    /// Whether the guest surely does not have the pass: the address may be wrong.
    default boolean isLost() {
      return switch (this) {
        case Bounced _, GivenUp _ -> true;
        case OnItsWay _, Delivered _, Opened _ -> false;
      };
    }
  }

  /// 1 is the host's.
  public int no() {
    return ticket.no();
  }

  public int mailsLeft() {
    return MOST_MAILS - mails;
  }

  /// The one that admits to this seat.
  public Ticket admits() {
    return holder instanceof Holder.Joined(Ticket joined) ? joined : ticket;
  }

  /// When somebody first came in with it; empty before.
  public Optional<Instant> arrived() {
    return admits().firstAdmittedAt();
  }

  /// Whether it can be named, sent or joined: a guest's, nobody's, and nobody came in with it.
  public boolean isFree() {
    return arrived().isEmpty()
        && switch (holder) {
          case Holder.Nobody _, Holder.TakenBack _, Holder.Declined _ -> true;
          case Holder.Host _, Holder.Named _, Holder.Sent _, Holder.Joined _, Holder.Voided _ ->
              false;
        };
  }

  /// Whether it was mailed to somebody who may still hold its link: a void pass does not say to
  /// whom it was sent, and still knows.
  boolean mayHaveAddress() {
    return switch (holder) {
      case Holder.Sent _, Holder.Voided _ -> true;
      case Holder.Host _,
          Holder.Nobody _,
          Holder.Named _,
          Holder.TakenBack _,
          Holder.Declined _,
          Holder.Joined _ ->
          false;
    };
  }
}
