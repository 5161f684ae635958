package live.maguey.simulation;

import java.time.Duration;
import java.util.List;

/// `./maguey simulate`: as many histories as wanted. Exits with 1 when one went wrong.
final class Simulate {
  private static final String USAGE =
      """
      Usage: maguey simulate [--histories N] [--seed S]
      Runs random histories of failures on the whole domain and checks that nothing is lost.

        --histories N   how many, 1 to 100000000 (default 20000)
        --seed S        the first one's seed (default: the clock); the same seed is the same history

      Example: maguey simulate --histories 1 --seed 4711
      """;

  private static final int MOST = 100_000_000;

  private Simulate() {}

  public static void main(String[] arguments) throws Exception {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws Exception {
    if (arguments.contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    long histories = 20_000;
    long seed = System.currentTimeMillis();
    try {
      for (int i = 0; i < arguments.size(); i += 2) {
        long number = Long.parseLong(arguments.get(i + 1));
        switch (arguments.get(i)) {
          case "--histories" -> histories = number;
          case "--seed" -> seed = number;
          default -> throw new IllegalArgumentException(arguments.get(i));
        }
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
      System.err.print(USAGE);
      return 2;
    }
    if (histories < 1 || histories > MOST) {
      System.err.print(USAGE);
      return 2;
    }
    long start = System.nanoTime();
    Simulation.Total total = Simulation.run(seed, (int) histories, PlantedBug.NONE);
    double minutes = Duration.ofNanos(System.nanoTime() - start).toMillis() / 60_000.0;
    total.failures().forEach(failure -> System.out.println(failure.text()));
    System.out.printf(
        "%s%nSeeds %d to %d, %,d histories a minute.%n",
        total.text(), seed, seed + histories - 1, Math.round(histories / minutes));
    return total.failures().isEmpty() ? 0 : 1;
  }
}
