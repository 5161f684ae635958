package live.maguey.refunds;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import live.maguey.orders.OrderId;
import live.maguey.payments.Refund;
import live.maguey.payments.Refund.Standing;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.shared.InMemoryWorld;
import live.maguey.tickets.TicketId;
import org.jspecify.annotations.Nullable;

/// Refunds in memory.
public final class InMemoryRefunds implements Refunds {
  private final InMemoryWorld world;
  private final SequencedMap<RefundId, Refund> refunds;
  private final SequencedMap<RefundId, Instant> due;
  private final SequencedMap<RefundId, PaidByHand> byHand;
  private final SequencedMap<RefundId, String> answers;

  public InMemoryRefunds(InMemoryWorld world) {
    this.world = world;
    this.refunds = world.table();
    this.due = world.table();
    this.byHand = world.table();
    this.answers = world.table();
  }

  @Override
  public void request(Refund refund) {
    world.execute(() -> {
      if (refunds.containsKey(refund.id())) {
        return;
      }
      if (refund.parts().stream().anyMatch(part -> isPaidBack(part.ticket()))) {
        throw new IllegalStateException("a ticket of refund " + refund.id() + " is paid back");
      }
      refunds.put(refund.id(), refund);
      due.put(refund.id(), refund.requestedAt());
    });
  }

  @Override
  public List<Refund> claim(int limit, Instant now, Duration lease) {
    return world.locked(() ->
        List.copyOf(due.entrySet()).stream()
            .filter(e -> !e.getValue().isAfter(now))
            .sorted(Map.Entry.comparingByValue())
            .limit(limit)
            .map(e -> {
              Refund r = refund(e.getKey());
              due.put(r.id(), now.plus(lease));
              return r.standing() instanceof Standing.Requested(Optional<Instant> asked)
                  ? put(r, r.attempt(), new Standing.Requested(asked.or(() -> Optional.of(now))))
                  : r;
            })
            .sorted(Comparator.comparing(Refund::requestedAt))
            .toList());
  }

  @Override
  public boolean moved(RefundId id, String object, RefundNews to, Instant at) {
    return world.locked(() -> {
      Refund r = refunds.get(id);
      if (r == null) {
        return false;
      }
      boolean forward =
          switch (r.standing()) {
            case Standing.Requested _ -> true;
            case Standing.Pending _ -> to != RefundNews.PENDING;
            case Standing.Succeeded _ -> to == RefundNews.FAILED;
            case Standing.Refused _,
                Standing.SentBack _,
                Standing.Cancelled _,
                Standing.NotNeeded _,
                Standing.PaidByHand _ ->
                false;
          };
      if (forward) {
        put(r, r.attempt(), told(object, to));
        due.remove(id);
      }
      return forward;
    });
  }

  @Override
  public void notNeeded(RefundId id, Instant at) {
    world.execute(() -> {
      Refund r = refund(id);
      if (r.state() == Refund.State.REQUESTED) {
        put(r, r.attempt(), new Standing.NotNeeded());
        due.remove(id);
      }
    });
  }

  @Override
  public void retry(RefundId id, Instant next, String answer) {
    world.execute(() -> {
      if (refund(id).state() == Refund.State.REQUESTED) {
        answers.put(id, answer);
        due.put(id, next);
      }
    });
  }

  @Override
  public void nextAttempt(RefundId id, int attempt, Instant next, String answer) {
    world.execute(() -> {
      Refund r = refund(id);
      if (r.state() == Refund.State.REQUESTED && r.attempt() == attempt) {
        answers.put(id, answer);
        put(r, r.attempt() + 1, new Standing.Requested(Optional.empty()));
        due.put(id, next);
      }
    });
  }

  @Override
  public boolean giveUp(RefundId id, int attempt, String answer, Instant at) {
    return world.locked(() -> {
      Refund r = refund(id);
      boolean over = r.state() == Refund.State.REQUESTED && r.attempt() == attempt;
      if (over) {
        put(r, attempt, new Standing.Refused());
        due.remove(id);
        answers.put(id, answer);
      }
      return over;
    });
  }

  @Override
  public boolean askAgain(RefundId id, Instant now) {
    return world.locked(() -> {
      Refund r = refund(id);
      boolean again = r.standing() instanceof Standing.Refused;
      if (again) {
        put(r, r.attempt() + 1, new Standing.Requested(Optional.empty()));
        due.put(id, now);
      }
      return again;
    });
  }

  @Override
  public void owe(Refund failed) {
    world.execute(() -> refunds.putIfAbsent(failed.id(), failed));
  }

  @Override
  public boolean payByHand(PaidByHand paid) {
    return world.locked(() -> {
      Refund r = refund(paid.refund());
      if (r.isOwed()) {
        put(r, r.attempt(), new Standing.PaidByHand(r.object()));
        byHand.put(r.id(), paid);
        return true;
      }
      return false;
    });
  }

  @Override
  public Optional<PaidByHand> byHand(RefundId id) {
    return world.locked(() -> Optional.ofNullable(byHand.get(id)));
  }

  @Override
  public Optional<Refund> find(RefundId id) {
    return world.locked(() -> Optional.ofNullable(refunds.get(id)));
  }

  @Override
  public List<Refund> of(OrderId order) {
    return world.locked(() ->
        refunds.values().stream()
            .filter(r -> r.order().equals(order))
            .sorted(Comparator.comparing(Refund::requestedAt))
            .toList());
  }

  List<Refund> all() {
    return world.locked(() -> List.copyOf(refunds.values()));
  }

  /// What Stripe last said of it.
  @Nullable String answer(RefundId id) {
    return world.locked(() -> answers.get(id));
  }

  private boolean isPaidBack(TicketId ticket) {
    return refunds.values().stream()
        .flatMap(r -> r.parts().stream())
        .anyMatch(part -> part.ticket().equals(ticket));
  }

  private Refund refund(RefundId id) {
    return Optional.ofNullable(refunds.get(id)).orElseThrow();
  }

  private static Standing told(String object, RefundNews news) {
    return switch (news) {
      case PENDING -> new Standing.Pending(object);
      case SUCCEEDED -> new Standing.Succeeded(object);
      case FAILED -> new Standing.SentBack(object);
      case CANCELLED -> new Standing.Cancelled(object);
    };
  }

  private Refund put(Refund r, int attempt, Standing standing) {
    Refund moved =
        new Refund(
            r.id(),
            r.order(),
            r.payment(),
            r.amount(),
            r.reason(),
            attempt,
            r.requestedAt(),
            standing,
            r.subject());
    refunds.put(r.id(), moved);
    return moved;
  }
}
