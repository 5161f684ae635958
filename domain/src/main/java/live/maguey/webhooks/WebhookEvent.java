package live.maguey.webhooks;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A Stripe event as it was received, and how far it is.
///
/// @param id Stripe's `evt_…`; @param body raw; without who paid and links once it is processed
/// @param requestId of the request that brought it; null for one that was pulled
public record WebhookEvent(
    String id,
    String type,
    boolean livemode,
    Instant createdAt,
    Instant receivedAt,
    Origin origin,
    String body,
    @Nullable String requestId,
    State state) {

  public enum Origin {
    WEBHOOK,
    PULL
  }

  /// The name of a state in the database and the commands.
  public enum Stage {
    RECEIVED,
    DONE,
    IGNORED,
    FOREIGN,
    DEAD
  }

  public enum Result {
    DONE,
    /// Of a kind that nothing here acts on.
    IGNORED,
    /// It names no order of ours.
    FOREIGN
  }

  public sealed interface State {
    /// How often processing failed since it was received or last replayed.
    int failures();

    default Stage stage() {
      return switch (this) {
        case Received _, Failed _ -> Stage.RECEIVED;
        case Processed processed ->
            switch (processed.result()) {
              case DONE -> Stage.DONE;
              case IGNORED -> Stage.IGNORED;
              case FOREIGN -> Stage.FOREIGN;
            };
        case Dead _ -> Stage.DEAD;
      };
    }

    /// For staff: what came of it, or the last error.
    default Optional<String> note() {
      return switch (this) {
        case Received received -> received.before();
        case Failed failed -> Optional.of(failed.error());
        case Processed processed -> Optional.of(processed.outcome());
        case Dead dead -> Optional.of(dead.error());
      };
    }

    /// Not tried yet.
    ///
    /// @param due from when on it is processed: later than now while somebody has claimed it
    /// @param before the note of the round before, when it was replayed
    record Received(Instant due, Optional<String> before) implements State {
      public Received(Instant due) {
        this(due, Optional.empty());
      }

      @Override
      public int failures() {
        return 0;
      }
    }

    /// Tried once or more, and due again.
    record Failed(int failures, Instant due, String error) implements State {}

    record Processed(Result result, int failures, Instant at, String outcome) implements State {}

    /// Nobody tries it again unless it is replayed.
    record Dead(int failures, Instant at, String error) implements State {}
  }
}
