package live.maguey.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import live.maguey.payments.Refund;

/// Runs histories: each is an evening of random guests, failures, deaths and operators on the whole
/// domain, after which everything comes to rest and [AtRest] is asked. The same seed is the same
/// history, on every machine.
final class Simulation {
  private static final int MOST_SHRINKING = 4_000;

  private Simulation() {}

  /// A history that went wrong, without the acts that it can do without.
  record Failure(long seed, List<Act> acts, List<String> violations, List<String> story) {
    /// For a person to read.
    String text() {
      return "History %d went wrong; %d acts are enough:%n%s%nThen:%n%s"
          .formatted(
              seed,
              acts.size(),
              story.stream().map(s -> "  " + s).collect(Collectors.joining("\n")),
              violations.stream().map(s -> "  " + s).collect(Collectors.joining("\n")));
    }
  }

  /// What a number of histories came to.
  ///
  /// @param seen how often what was there at the end: orders by state, refunds, mails
  record Total(int histories, SortedMap<String, Long> seen, List<Failure> failures) {
    String text() {
      return histories
          + " histories: "
          + seen.entrySet().stream()
              .map(e -> "%,d %s".formatted(e.getValue(), e.getKey()))
              .collect(Collectors.joining(", "));
    }
  }

  /// Histories `first` to `first + histories - 1`, on all cores.
  static Total run(long first, int histories, PlantedBug bug) throws Exception {
    SortedMap<String, Long> seen = new ConcurrentSkipListMap<>();
    Queue<Long> wrong = new ConcurrentLinkedQueue<>();
    int workers = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      List<Callable<Void>> shares =
          IntStream.range(0, workers)
              .<Callable<Void>>mapToObj(worker ->
                  () -> {
                    for (int i = worker; i < histories && wrong.isEmpty(); i += workers) {
                      Run run = new Run(history(first + i), bug);
                      run.seen().forEach((what, n) -> seen.merge(what, n, Long::sum));
                      if (!run.violations.isEmpty()) {
                        wrong.add(first + i);
                      }
                    }
                    return null;
                  })
              .toList();
      for (Future<Void> share : pool.invokeAll(shares)) {
        share.get();
      }
    }
    List<Failure> failures = wrong.stream().map(seed -> shrunken(seed, bug)).toList();
    return new Total(histories, seen, failures);
  }

  /// Every call of a port in a history, with what it was given and what it answered, and at the end
  /// what there is.
  static List<String> steps(long seed) {
    Steps steps = Steps.kept();
    new Run(history(seed), PlantedBug.NONE, steps);
    return steps.all();
  }

  private static List<Act> history(long seed) {
    return Act.history(new SplittableRandom(seed));
  }

  /// One history on a server of its own.
  private static final class Run {
    private final SimulatedServer server;
    private final List<String> story = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    Run(List<Act> acts, PlantedBug bug) {
      this(acts, bug, Steps.forgotten());
    }

    Run(List<Act> acts, PlantedBug bug, Steps steps) {
      server = new SimulatedServer(bug, steps);
      Happenings happenings = new Happenings(server);
      try {
        for (int i = 0; i < acts.size(); i++) {
          Act act = acts.get(i);
          if (act.kind() == Act.Kind.MEANWHILE && i + 1 < acts.size()) {
            Act next = acts.get(++i);
            server.stripe.meanwhile(() -> tell("  meanwhile " + next, happenings.happens(next)));
          } else {
            tell(act.toString(), happenings.happens(act));
          }
        }
        server.comesToRest();
        violations.addAll(AtRest.violations(server));
        String before = AtRest.picture(server);
        steps.add(before);
        server.replayAll();
        if (!AtRest.picture(server).equals(before)) {
          violations.add(
              "replaying every event changed something:\n"
                  + before
                  + "\n  became\n"
                  + AtRest.picture(server));
        }
      } catch (RuntimeException | StackOverflowError broken) {
        violations.add("broke: " + broken + " at " + List.of(broken.getStackTrace()).getFirst());
      }
    }

    /// What there is to count.
    Map<String, Long> seen() {
      Map<String, Long> seen = new TreeMap<>();
      seen.put("acts", (long) story.size());
      seen.put("deaths", (long) server.crashes.deaths());
      seen.put("mails", (long) server.post.sent().size());
      server.checked.forEach(invariant -> seen.put("looks at " + invariant.text(), 1L));
      server
          .allOrders()
          .forEach(order -> {
            seen.merge(order.state() + " orders", 1L, Long::sum);
            server
                .refunds
                .of(order.id())
                .forEach(r -> seen.merge(why(r) + " refunds " + r.state(), 1L, Long::sum));
          });
      return seen;
    }

    private static String why(Refund refund) {
      return refund.subject() instanceof Refund.Subject.Amount
          ? refund.subject().kind()
          : refund.reason();
    }

    private void tell(String act, String outcome) {
      story.add(act + (outcome.isEmpty() ? "" : ": " + outcome));
    }
  }

  /// Takes acts out, by halves and then one by one, as long as something still goes wrong.
  private static Failure shrunken(long seed, PlantedBug bug) {
    List<Act> acts = history(seed);
    int tries = 0;
    for (int size = acts.size() / 2; size >= 1 && tries < MOST_SHRINKING; size /= 2) {
      boolean smaller = true;
      while (smaller && tries < MOST_SHRINKING) {
        smaller = false;
        for (int from = 0; from + size <= acts.size(); ) {
          List<Act> fewer = new ArrayList<>(acts.subList(0, from));
          fewer.addAll(acts.subList(from + size, acts.size()));
          tries++;
          if (new Run(fewer, bug).violations.isEmpty()) {
            from += size;
          } else {
            acts = fewer;
            smaller = true;
          }
        }
      }
    }
    Run last = new Run(acts, bug);
    return new Failure(seed, acts, last.violations, last.story);
  }
}
