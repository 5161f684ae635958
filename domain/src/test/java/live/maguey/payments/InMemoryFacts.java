package live.maguey.payments;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import live.maguey.orders.OrderId;
import live.maguey.shared.InMemoryWorld;

/// Facts and steps in memory.
public final class InMemoryFacts implements Facts {
  private record Done(OrderId order, StepKey key) {}

  private final InMemoryWorld world;
  private final SequencedMap<Fact.Identity, Fact> facts;
  private final SequencedMap<Done, String> steps;

  public InMemoryFacts(InMemoryWorld world) {
    this.world = world;
    this.facts = world.table();
    this.steps = world.table();
  }

  @Override
  public Learnt learn(OrderId order, List<Fact> learnt) {
    return world.locked(() ->
        new Learnt(
            learnt.stream()
                .filter(fact -> facts.putIfAbsent(fact.identity(), fact) == null)
                .toList(),
            of(order),
            done(order)));
  }

  @Override
  public List<Fact> of(OrderId order) {
    return world.locked(() ->
        facts.values().stream()
            .filter(f -> f.order().equals(order))
            .sorted(
                Comparator.comparing(Fact::at)
                    .thenComparing(Fact::object)
                    .thenComparing(fact -> fact.identity().status()))
            .toList());
  }

  @Override
  public List<OrderId> about(String object) {
    return world.locked(() ->
        facts.values().stream()
            .filter(f -> f.object().equals(object))
            .map(Fact::order)
            .distinct()
            .toList());
  }

  @Override
  public Map<StepKey, String> done(OrderId order) {
    return world.locked(() -> {
      Map<StepKey, String> done = new HashMap<>();
      steps.forEach((step, result) -> {
        if (step.order().equals(order)) {
          done.put(step.key(), result);
        }
      });
      return done;
    });
  }

  @Override
  public void done(OrderId order, Map<StepKey, String> results, int ruleVersion, Instant at) {
    world.execute(() -> {
      for (StepKey key : results.keySet()) {
        if (steps.containsKey(new Done(order, key))) {
          throw new IllegalStateException(key + " was done before");
        }
      }
      results.forEach((key, result) -> steps.put(new Done(order, key), result));
    });
  }
}
