package live.maguey.persistence.heads;

import java.time.Instant;
import java.util.Optional;
import live.maguey.events.EventId;
import live.maguey.gate.Admissions;
import live.maguey.heads.Heads;
import live.maguey.persistence.Database;
import live.maguey.persistence.DuplicateKey;
import live.maguey.persistence.Params;
import live.maguey.shared.Unavailable;

/// Taps in PostgreSQL: one statement decides, counts and logs.
public final class PostgresHeads implements Heads {
  /// It fills up once; more than a few in a row is an outage.
  private static final int MOST_RACES = 5;

  private final Database database;
  private final Admissions admissions;

  /// @param admissions knows the figures that a tap changes
  public PostgresHeads(Database database, Admissions admissions) {
    this.database = database;
    this.admissions = admissions;
  }

  @Override
  public Counted count(Tap tap) {
    for (int races = 0; races < MOST_RACES; races++) {
      Optional<Answer> answer = ask(tap);
      if (answer.isPresent()) {
        return new Counted(answer.get(), admissions.figures(tap.event()));
      }
    }
    throw new Unavailable("the counter is being changed: tap again");
  }

  /// Empty where another tap was faster.
  private Optional<Answer> ask(Tap tap) {
    try {
      String answer =
          database.get(HeadSql.COUNT_HEAD, params(tap), c -> c.text("answer")).orElseThrow();
      return switch (answer) {
        case "counted" -> Optional.of(Answer.COUNTED);
        case "admitted_full", "let_in_full" -> Optional.of(Answer.COUNTED_FULL);
        case "full" -> Optional.of(Answer.FULL);
        case "nobody" -> Optional.of(Answer.NOBODY);
        case "repeated" -> repeated(tap);
        case "again" -> Optional.empty();
        default -> throw new IllegalStateException("no answer to a tap is called " + answer);
      };
    } catch (DuplicateKey sameTap) {
      return repeated(tap);
    }
  }

  private Optional<Answer> repeated(Tap tap) {
    return database.get(
        HeadSql.FIND_TAP,
        params(tap),
        c -> {
          if (!c.truth("same")) {
            return Answer.CONFLICT;
          }
          return c.truth("beyond") ? Answer.COUNTED_FULL : Answer.COUNTED;
        });
  }

  private static Params params(Tap tap) {
    return Params.of("tap", tap.id().value())
        .and("event", tap.event().value())
        .and("device", tap.device().id().value())
        .and("gate", tap.device().gate())
        .and("person", tap.device().person())
        .and("change", tap.change())
        .and("capacity", tap.rules().capacity())
        .and("at_capacity", tap.rules().atCapacity())
        .and("device_time", tap.deviceTime())
        .and("now", tap.receivedAt());
  }

  @Override
  public int inside(EventId event, Instant at) {
    return database
        .get(
            HeadSql.INSIDE_AT, Params.of("event", event.value()).and("at", at), c -> c.integer("n"))
        .orElseThrow();
  }
}
