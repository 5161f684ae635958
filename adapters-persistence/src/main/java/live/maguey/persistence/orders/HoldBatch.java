package live.maguey.persistence.orders;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.IdempotencyKey;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Columns;
import live.maguey.persistence.CommitUnknown;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// Decides holds by one statement, many as if each had been decided alone in the given order.
///
/// Those that do not depend on each other are decided at once; the rest, for example a browser's
/// second hold, is asked for again in the next statement, where the first is committed.
final class HoldBatch {
  /// Each time, another node committed between the statement's read and its lock, or places came
  /// back.
  private static final int REDONE = 10;

  private final Database database;

  HoldBatch(Database database) {
    this.database = database;
  }

  /// A hold that waits for its turn, with what is computed before it comes.
  record Asked(Hold hold, String json) {
    static Asked of(Hold hold) {
      return new Asked(hold, HoldRequest.json(hold));
    }
  }

  /// One alone.
  ///
  /// @throws Unavailable as [#place(List)]
  HoldOutcome place(Hold hold) {
    List<Asked> one = List.of(Asked.of(hold));
    for (int again = 0; again < REDONE; again++) {
      HoldOutcome outcome = place(one).getFirst();
      if (outcome != null) {
        return outcome;
      }
    }
    throw lost(1);
  }

  /// One outcome per hold, in the same order; null where it has to be asked again, which is so only
  /// when another hold was taken or places came back. One that replaces another comes alone.
  ///
  /// @throws Unavailable when nothing was changed, or when it cannot be found out
  /// @throws RuntimeException when one of them cannot be stored; nothing was changed
  List<@Nullable HoldOutcome> place(List<Asked> holds) {
    for (int redone = 0; redone < REDONE; redone++) {
      Optional<List<@Nullable HoldOutcome>> outcomes = once(holds);
      if (outcomes.isPresent()) {
        return outcomes.get();
      }
    }
    throw lost(holds.size());
  }

  private static Unavailable lost(int holds) {
    return new Unavailable(holds + " holds lost " + REDONE + " races in a row");
  }

  /// The commit's answer may be lost; the ids are ours, so the orders tell whether it came through.
  private boolean isStored(OrderId id) {
    return database
        .get(HoldSql.ORDER_STORED, Params.of("id", id.value()), c -> c.truth("stored"))
        .orElseThrow();
  }

  private Optional<List<@Nullable HoldOutcome>> once(List<Asked> holds) {
    Params params = params(holds);
    List<@Nullable HoldOutcome> outcomes = new ArrayList<>(Collections.nCopies(holds.size(), null));
    try {
      boolean understood =
          database.alone(
              () ->
                  database.list(HoldSql.HOLD_BATCH, params, c -> read(c, holds, outcomes)).stream()
                      .allMatch(verdict -> verdict),
              all -> all && outcomes.contains(new HoldOutcome.Taken()));
      return understood ? Optional.of(outcomes) : Optional.empty();
    } catch (CommitUnknown lost) {
      if (cameThrough(holds, outcomes)) {
        return Optional.of(outcomes);
      }
      throw lost;
    }
  }

  private boolean cameThrough(List<Asked> holds, List<@Nullable HoldOutcome> outcomes) {
    int taken = outcomes.indexOf(new HoldOutcome.Taken());
    return taken < 0 || isStored(holds.get(taken).hold().order().id());
  }

  /// @return false when everything has to be asked again
  private static boolean read(Columns c, List<Asked> holds, List<@Nullable HoldOutcome> outcomes) {
    String verdict = c.text("verdict");
    if (verdict.equals("redo")) {
      return false;
    }
    int index = c.integer("no") - 1;
    Hold hold = holds.get(index).hold();
    outcomes.set(
        index,
        switch (verdict) {
          case "taken" -> new HoldOutcome.Taken();
          case "obstacle" -> HoldVerdict.obstacle(hold, c);
          case "refused" -> HoldVerdict.refusal(hold, c);
          case "again" -> null;
          default -> throw new IllegalStateException("a hold's verdict is " + verdict);
        });
    return true;
  }

  private static Params params(List<Asked> asked) {
    StringBuilder json = new StringBuilder("[");
    asked.forEach(a -> json.append(json.length() > 1 ? "," : "").append(a.json()));
    List<Hold> holds = asked.stream().map(Asked::hold).toList();
    return Params.of("holds", json.append(']').toString())
        .and(
            "items",
            holds.stream()
                .flatMap(h -> h.order().details().lines().stream())
                .map(l -> l.item().inventory().value())
                .distinct()
                .toList())
        .and("keys", firstWithSame(holds, HoldBatch::key))
        .and(
            "browsers",
            firstWithSame(holds, h -> List.of(h.order().details().event(), h.browser())))
        .and(
            "addresses",
            firstWithSame(
                holds, h -> List.of(h.order().details().event(), h.buyer().email().normalised())))
        .and("references", firstWithSame(holds, h -> h.order().details().reference()))
        .and("networks", firstWithSame(holds, h -> h.terms().network()));
  }

  private static Object key(Hold hold) {
    IdempotencyKey key = hold.key();
    return key == null ? hold.order().id() : List.of(key.route(), key.value());
  }

  /// For each hold the number, from 1, of the first that has the same.
  private static List<Integer> firstWithSame(List<Hold> holds, Function<Hold, Object> what) {
    Map<Object, Integer> first = new HashMap<>();
    List<Integer> numbers = new ArrayList<>(holds.size());
    for (Hold hold : holds) {
      int no = numbers.size() + 1;
      Integer before = first.putIfAbsent(what.apply(hold), no);
      numbers.add(before == null ? no : before);
    }
    return numbers;
  }
}
