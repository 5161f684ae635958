package live.maguey.alerts;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Something that a person has to look at.
///
/// @param number by which people name it; later ones have greater numbers
/// @param subject what it is about: a word, and the id where the thing has one, as `refund 0199…`
///   or `order 0199…, dp_1`
/// @param detail in words, as it was first told
/// @param raisedAt when it was first seen; @param seenAt when it was last seen
/// @param count how often it was seen, 1 or more
public record Alert(
    long number,
    AlertKind kind,
    String subject,
    String detail,
    Instant raisedAt,
    Instant seenAt,
    int count,
    State state) {

  /// Which it is in, for lists.
  public enum Stage {
    OPEN,
    ACKNOWLEDGED,
    CLOSED
  }

  /// Forward only: what was closed is raised as a new alert.
  public sealed interface State {
    /// Nobody has said that they look at it.
    record Open() implements State {}

    /// @param by the person who looks at it
    record Acknowledged(String by, Instant at) implements State {}

    /// @param by the person who closed it; empty where its cause was gone
    record Closed(Instant at, Optional<Closing> by) implements State {}

    default Stage stage() {
      return switch (this) {
        case Open() -> Stage.OPEN;
        case Acknowledged _ -> Stage.ACKNOWLEDGED;
        case Closed _ -> Stage.CLOSED;
      };
    }
  }

  /// Why a person closed it.
  public record Closing(String by, String note) {}

  public boolean isClosed() {
    return state instanceof State.Closed;
  }

  /// What it is about, with the number that people know an order by.
  ///
  /// @param numbers from an order's id to its number
  public String about(UnaryOperator<String> numbers) {
    String id = id();
    return id.isEmpty() ? subject : subject.replace(id, known(numbers));
  }

  /// The command that shows more.
  ///
  /// @param numbers from an order's id to its number
  public String todo(UnaryOperator<String> numbers) {
    return switch (thing()) {
      case "webhook" -> "maguey webhooks show " + id();
      case "email" -> "maguey emails show " + id();
      case "refund" -> "maguey refunds show " + id();
      case "order" -> "maguey trace " + known(numbers);
      default -> "maguey doctor";
    };
  }

  private String known(UnaryOperator<String> numbers) {
    return thing().equals("order") ? numbers.apply(id()) : id();
  }

  private String thing() {
    return words()[0];
  }

  private String id() {
    return words().length > 1 ? words()[1] : "";
  }

  private String[] words() {
    return subject.split("[ ,]");
  }
}
