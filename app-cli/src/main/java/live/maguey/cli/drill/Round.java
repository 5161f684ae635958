package live.maguey.cli.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// One exercise: guests buy while its trouble lasts, and after it until all of it is mended.
///
/// @param terms of sale that they accept
/// @param lasts how long the trouble does; @param patience how long mending may take after it
record Round(
    DrilledDemo demo,
    Mending mending,
    String terms,
    int guests,
    Duration lasts,
    Duration patience) {
  private static final Duration PAUSE = Duration.ofMillis(200);

  /// @param orders how many were placed
  /// @param mended from the end of the trouble until nothing was left
  /// @param left what is not right after the wait; empty when it passed
  record Result(Exercise exercise, int orders, Duration mended, List<String> left) {
    boolean isPassed() {
      return left.isEmpty();
    }
  }

  /// A guest who wants one place.
  private record Wish(String key, Map<String, Object> order) {}

  /// How far they are.
  private static final class Progress {
    private final List<Wish> waiting = new ArrayList<>();
    private final List<DrilledDemo.Placed> placed = new ArrayList<>();
    private final Set<DrilledDemo.Placed> paid = new HashSet<>();
  }

  Result run(Exercise exercise, Choice choice) {
    Progress progress = new Progress();
    for (int i = 0; i < guests; i++) {
      progress.waiting.add(wish(choice));
    }
    try {
      demo.begin(exercise.trouble());
      try {
        until(lasts, () -> buy(progress, true));
      } finally {
        demo.end(exercise.trouble());
      }
      long ended = System.nanoTime();
      List<String> left = until(patience, () -> buy(progress, false));
      return new Result(
          exercise, progress.placed.size(), Duration.ofNanos(System.nanoTime() - ended), left);
    } catch (DrilledDemo.Refused refused) {
      return new Result(
          exercise,
          progress.placed.size(),
          Duration.ZERO,
          List.of(String.valueOf(refused.getMessage())));
    }
  }

  /// A step of all who can take one. @return what is left to do; nothing is ever done in a trouble
  private List<String> buy(Progress progress, boolean trouble) {
    progress.waiting.removeIf(wish -> {
      Optional<DrilledDemo.Placed> order = demo.place(wish.order(), wish.key());
      order.ifPresent(progress.placed::add);
      return order.isPresent();
    });
    progress.placed.stream()
        .filter(order -> !progress.paid.contains(order))
        .filter(demo::pay)
        .toList()
        .forEach(progress.paid::add);
    if (trouble) {
      return List.of("the trouble goes on");
    }
    if (!progress.waiting.isEmpty()) {
      return List.of(progress.waiting.size() + " guests are not answered");
    }
    return mending.left(progress.placed.stream().map(DrilledDemo.Placed::reference).toList());
  }

  /// Step after step until nothing is left. @return what is left when the time is over
  private static List<String> until(Duration time, Supplier<List<String>> step) {
    long end = System.nanoTime() + time.toNanos();
    while (true) {
      List<String> left = step.get();
      if (left.isEmpty() || System.nanoTime() > end) {
        return left;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private Wish wish(Choice choice) {
    String guest = UUID.randomUUID().toString();
    Map<String, Object> order = new HashMap<>();
    order.put("event", choice.event().slug().value());
    order.put("lines", List.of(Map.of("tier", choice.tier().id().toString(), "quantity", 1)));
    order.put("total", choice.price().minor());
    order.put("name", "Drill");
    order.put("email", "drill-" + guest.substring(0, 8) + "@example.com");
    order.put("ageConfirmed", true);
    order.put("terms", terms);
    return new Wish(guest, order);
  }
}
