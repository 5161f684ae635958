package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import live.maguey.events.Event;

/// Three who buy one ticket after the other, each as another guest, until they are told to stop.
public final class Buyers implements AutoCloseable {
  private static final int BUYERS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final RunningServer server;
  private final Event event;
  private final Queue<Guest> sold = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean selling = new AtomicBoolean(true);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> buying = new ArrayList<>();

  public Buyers(RunningServer server, Event event) {
    this.server = server;
    this.event = event;
    for (int i = 0; i < BUYERS; i++) {
      buying.add(threads.submit(this::buyOn));
    }
  }

  private void buyOn() {
    while (selling.get()) {
      String email = "guest-" + server.stores().ids().next() + "@example.com";
      sold.add(Guest.withTickets(server, event, 1, email));
    }
  }

  /// Waits until that many more have their ticket.
  public void buy(int more) {
    int before = sold.size();
    Await.until(PATIENCE, () -> assertThat(sold).hasSizeGreaterThanOrEqualTo(before + more));
  }

  /// Lets each buyer finish.
  ///
  /// @return who has a ticket
  public List<Guest> stop() throws ExecutionException, InterruptedException {
    selling.set(false);
    for (Future<?> one : buying) {
      one.get();
    }
    return List.copyOf(sold);
  }

  /// Buyers who were not stopped are left by a test that failed before.
  @Override
  public void close() {
    selling.set(false);
    threads.close();
  }
}
