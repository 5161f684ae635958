package live.maguey.emails;

import java.time.Instant;
import java.util.Optional;
import live.maguey.orders.OrderId;
import org.jspecify.annotations.Nullable;

/// An email that we owe, and how far it is. Its text is rendered when it is sent and stored
/// nowhere.
///
/// @param order that it is about; empty only for the staff, who are also told of more than one
/// @param subject what it is about: the id of an order or a refund, a day; one email per kind and
///   subject
/// @param requestId of the request that caused it; null for none
public record Email(
    EmailId id,
    Kind kind,
    Optional<OrderId> order,
    Recipient to,
    String subject,
    Instant queuedAt,
    @Nullable String requestId,
    State state) {
  public Email {
    if (order.isEmpty() && to.role() != Recipient.Role.STAFF) {
      throw new IllegalArgumentException("what a buyer or a guest gets is about an order");
    }
  }

  public static Email queued(
      EmailId id,
      Kind kind,
      OrderId order,
      Recipient to,
      String subject,
      Instant now,
      @Nullable String requestId) {
    return queued(id, kind, Optional.of(order), to, subject, now, requestId);
  }

  /// About no order.
  ///
  /// @param staff in the role of the staff
  public static Email queuedForStaff(
      EmailId id,
      Kind kind,
      Recipient.Person staff,
      String subject,
      Instant now,
      @Nullable String requestId) {
    return queued(id, kind, Optional.empty(), staff, subject, now, requestId);
  }

  private static Email queued(
      EmailId id,
      Kind kind,
      Optional<OrderId> order,
      Recipient to,
      String subject,
      Instant now,
      @Nullable String requestId) {
    return new Email(
        id, kind, order, to, subject, now, requestId, new State.Queued(now, Optional.empty()));
  }

  /// Who accepted it, and when; empty until then.
  public Optional<State.Sent> sent() {
    return state instanceof State.Sent sent ? Optional.of(sent) : Optional.empty();
  }

  /// A provider that may have sent the email: its answer did not come, or did not say.
  ///
  /// @param since the first such answer
  public record Doubt(String provider, Instant since) {}

  public enum Kind {
    TICKETS(Lane.CONFIRMATION),
    FIND_TICKETS(Lane.CONFIRMATION),
    GUEST_PASS(Lane.PASS),
    FIRST_GUEST(Lane.PASS),
    PASSES_LEFT(Lane.PASS),
    TABLE_MOVED(Lane.CONFIRMATION),
    LATE_REFUND(Lane.REFUND),
    REFUND(Lane.REFUND),
    EVENT_CANCELLED(Lane.BULK);

    private final Lane lane;

    Kind(Lane lane) {
      this.lane = lane;
    }

    public Lane lane() {
      return lane;
    }
  }

  /// In the order in which they are served.
  public enum Lane {
    CONFIRMATION,
    PASS,
    REFUND,
    BULK
  }

  /// The name of a state in the database and the commands.
  public enum Stage {
    QUEUED,
    ACCEPTED,
    DELAYED,
    DELIVERED,
    BOUNCED,
    COMPLAINED,
    GIVEN_UP
  }

  /// What is known of an email that a provider has, in the order in which it passes through; it
  /// never goes back. Delivered may still be followed by a complaint, and a delay by either end.
  public enum Delivery {
    ACCEPTED,
    DELAYED,
    DELIVERED,
    BOUNCED,
    COMPLAINED;

    /// Whether its reader has it or still may.
    public boolean isThrough() {
      return switch (this) {
        case ACCEPTED, DELAYED, DELIVERED -> true;
        case BOUNCED, COMPLAINED -> false;
      };
    }

    public Stage stage() {
      return switch (this) {
        case ACCEPTED -> Stage.ACCEPTED;
        case DELAYED -> Stage.DELAYED;
        case DELIVERED -> Stage.DELIVERED;
        case BOUNCED -> Stage.BOUNCED;
        case COMPLAINED -> Stage.COMPLAINED;
      };
    }
  }

  public sealed interface State {
    /// How often a provider was asked and its answer known.
    int attempts();

    default Stage stage() {
      return switch (this) {
        case Queued _, Failed _ -> Stage.QUEUED;
        case Sent sent -> sent.delivery().stage();
        case GivenUp _ -> Stage.GIVEN_UP;
      };
    }

    /// When it is tried next: later than now while somebody has claimed it; empty once nothing more
    /// is to be sent.
    default Optional<Instant> due() {
      return switch (this) {
        case Queued queued -> Optional.of(queued.at());
        case Failed failed -> Optional.of(failed.next());
        case Sent _, GivenUp _ -> Optional.empty();
      };
    }

    /// What the last attempt or report brought, for staff; empty before the first.
    default Optional<String> lastAnswer() {
      return switch (this) {
        case Queued _ -> Optional.empty();
        case Failed failed -> Optional.of(failed.answer());
        case Sent sent -> Optional.of(sent.answer());
        case GivenUp givenUp -> Optional.of(givenUp.answer());
      };
    }

    /// Who may have sent it; empty while it is surely unsent, and once it is known to be sent.
    default Optional<Doubt> mayHaveSent() {
      return switch (this) {
        case Queued queued -> queued.doubt();
        case Failed failed -> failed.doubt();
        case Sent _ -> Optional.empty();
        case GivenUp givenUp -> givenUp.doubt();
      };
    }

    /// Not tried yet.
    ///
    /// @param doubt a provider that was asked, while nobody has heard its answer
    record Queued(Instant at, Optional<Doubt> doubt) implements State {
      @Override
      public int attempts() {
        return 0;
      }
    }

    /// Tried once or more, not accepted as far as we know, and due again.
    record Failed(int attempts, Instant next, String answer, Optional<Doubt> doubt)
        implements State {}

    /// @param provider who accepted it, and under which id
    record Sent(
        Delivery delivery,
        int attempts,
        Instant acceptedAt,
        String provider,
        String providerId,
        String answer)
        implements State {}

    /// Nobody tries it again unless it is asked for by hand.
    record GivenUp(int attempts, String answer, Optional<Doubt> doubt) implements State {}
  }
}
