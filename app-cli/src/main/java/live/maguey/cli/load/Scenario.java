package live.maguey.cli.load;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What happens at the server, once: prepared when it is made, and over when its last effect is
/// there.
interface Scenario {
  /// Returns when the last arrival has gone and what it left behind is worked on.
  void run(Arrivals arrivals, RandomGenerator random) throws InterruptedException;

  /// What was measured.
  List<Step> steps();

  /// A part of it that may be stopped.
  interface Part {
    void run() throws InterruptedException;
  }

  /// At the same time.
  static void together(Part... parts) throws InterruptedException {
    List<Callable<Boolean>> calls =
        Stream.of(parts)
            .<Callable<Boolean>>map(part ->
                () -> {
                  part.run();
                  return true;
                })
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> part : threads.invokeAll(calls)) {
        part.get();
      }
    } catch (ExecutionException fault) {
      throw new IllegalStateException(fault.getCause());
    }
  }

  /// Several of them.
  static List<Step> steps(Scenario... parts) {
    return Stream.of(parts).flatMap(part -> part.steps().stream()).toList();
  }
}
