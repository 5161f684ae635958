package live.maguey.sandbox.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Delivers signed events until the receiver answers 2xx or the sender gives up, in no promised
/// order, each on a thread of its own. How often each was tried is kept across restarts.
public final class WebhookSender implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int AT_ONCE = 64;
  private static final int ATTEMPTS_REMEMBERED = 5_000;

  /// Headers that prove the sender of a body.
  @FunctionalInterface
  public interface Signer {
    Map<String, String> headers(String id, String body, boolean wrongly);
  }

  public record Delivery(String id, String type, String body) {}

  private static final String ONLY = "target";

  /// When deliveries are tried again.
  ///
  /// @param backoff pause after each failed attempt; the last one repeats
  /// @param patience from the sending to the last moment at which it is still tried
  public record Retries(List<Duration> backoff, Duration patience, Clock clock) {
    public Retries {
      backoff = List.copyOf(backoff);
    }
  }

  /// @param sinceMillis when it was sent first
  record Tries(long sinceMillis, int number) {}

  /// @param number 1 for the first, also when an earlier run made it
  /// @param status what the receiver answered, 0 when it could not be reached or did not answer
  public record Attempt(String id, String type, int number, int status) {}

  private final Knobs knobs;
  private final Retries retries;
  private final Signer signer;
  private final Store store;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Semaphore slots = new Semaphore(AT_ONCE);
  private final Table<Delivery> open;

  /// Those that a knob dropped, or that were given up: nobody will get them, though they are owed.
  private final Table<String> dropped;

  private final Table<Tries> tries;

  private final Table<String> targets;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final Deque<Attempt> attempts = new ArrayDeque<>();
  private final List<Delivery> held = new ArrayList<>();
  private volatile @Nullable URI target;
  private volatile boolean enabled = true;

  public WebhookSender(Store store, Knobs knobs, Retries retries, Signer signer) {
    this.store = store;
    this.knobs = knobs;
    this.retries = retries;
    this.signer = signer;
    open = store.table("undelivered", Delivery.class);
    dropped = store.table("dropped", String.class);
    tries = store.table("tries", Tries.class);
    targets = store.table("target", String.class);
    String before = store.locked(() -> targets.get(ONLY));
    target = before == null ? null : URI.create(before);
  }

  /// Takes up where an earlier run stopped.
  public void resume() {
    if (target != null) {
      open().stream().filter(d -> !underWay.contains(d.id())).forEach(this::start);
    }
  }

  /// Without a target nothing is sent; what happens before one is set is not caught up on.
  public void target(@Nullable URI uri) {
    target = uri;
    store.change(() -> {
      if (uri == null) {
        targets.remove(ONLY);
      } else if (!uri.toString().equals(targets.get(ONLY))) {
        targets.put(ONLY, uri.toString());
      }
    });
    resume();
  }

  public @Nullable URI target() {
    return target;
  }

  /// What is owed while the endpoint is disabled is given up at its next attempt.
  public void enabled(boolean now) {
    enabled = now;
  }

  /// Once the change that tells of it is kept.
  public void send(Delivery delivery) {
    store.change(() -> {
      if (target == null) {
        return;
      }
      if (knobs.take(Knob.DROP_WEBHOOKS, delivery.type()).isPresent()) {
        dropped.put(delivery.id(), delivery.type());
        return;
      }
      open.put(delivery.id(), delivery);
      tries.put(delivery.id(), new Tries(retries.clock().millis(), 0));
      if (knobs.take(Knob.DUPLICATE_WEBHOOKS, delivery.type()).isPresent()) {
        store.afterwards(() -> start(delivery));
      }
      var shuffle = knobs.take(Knob.SHUFFLE_WEBHOOKS, delivery.type());
      store.afterwards(
          shuffle.isPresent() ? () -> hold(delivery, shuffle.get().time()) : () -> start(delivery));
    });
  }

  /// Deliveries without a 2xx so far.
  public List<Delivery> open() {
    return store.locked(() -> List.copyOf(open.all().values()));
  }

  /// Whether nobody has taken it so far.
  public boolean isOwed(String id) {
    return store.locked(() -> open.has(id) || dropped.has(id));
  }

  /// Oldest first; the last few thousand.
  public List<Attempt> attempts() {
    synchronized (attempts) {
      return List.copyOf(attempts);
    }
  }

  private void start(Delivery delivery) {
    underWay.add(delivery.id());
    Thread.ofVirtual().name("webhook-" + delivery.id()).start(() -> deliver(delivery));
  }

  private void hold(Delivery delivery, Duration time) {
    underWay.add(delivery.id());
    synchronized (held) {
      held.add(delivery);
      if (held.size() > 1) {
        return;
      }
    }
    Thread.ofVirtual()
        .name("webhook-shuffle")
        .start(() -> {
          knobs.pause(time);
          List<Delivery> batch;
          synchronized (held) {
            batch = List.copyOf(held).reversed();
            held.clear();
          }
          for (Delivery d : batch) {
            if (!attempt(d)) {
              Thread.ofVirtual().start(() -> retry(d));
            }
          }
        });
  }

  private void retry(Delivery delivery) {
    knobs.pause(pause(delivery.id()));
    deliver(delivery);
  }

  private void deliver(Delivery delivery) {
    while (!knobs.isClosed()) {
      if (gaveUp(delivery) || attempt(delivery)) {
        return;
      }
      knobs.pause(pause(delivery.id()));
      if (!store.locked(() -> open.has(delivery.id()))) {
        return;
      }
    }
  }

  private Duration pause(String id) {
    int failed = Math.max(1, store.locked(() -> tried(id).number()));
    return retries.backoff().get(Math.min(failed, retries.backoff().size()) - 1);
  }

  /// Under the store's lock.
  private Tries tried(String id) {
    return tries.find(id).orElseGet(() -> new Tries(retries.clock().millis(), 0));
  }

  /// @return whether it shall not be tried any more
  private boolean gaveUp(Delivery delivery) {
    return store.locked(() -> {
      long waited = retries.clock().millis() - tried(delivery.id()).sinceMillis();
      if (enabled && waited <= retries.patience().toMillis()) {
        return false;
      }
      if (open.remove(delivery.id()) != null) {
        dropped.put(delivery.id(), delivery.type());
      }
      tries.remove(delivery.id());
      underWay.remove(delivery.id());
      return true;
    });
  }

  private int next(String id) {
    return store.locked(() -> {
      Tries next = new Tries(tried(id).sinceMillis(), tried(id).number() + 1);
      if (open.has(id)) {
        tries.put(id, next);
      }
      return next.number();
    });
  }

  private boolean attempt(Delivery delivery) {
    URI to = target;
    if (to == null || knobs.isClosed()) {
      return false;
    }
    int number = next(delivery.id());
    int status = 0;
    try {
      slots.acquire();
      try {
        status = post(to, delivery);
      } finally {
        slots.release();
      }
    } catch (IOException e) {
      status = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boolean accepted = status / 100 == 2;
    if (accepted) {
      store.change(() -> {
        open.remove(delivery.id());
        dropped.remove(delivery.id());
        tries.remove(delivery.id());
      });
      underWay.remove(delivery.id());
    }
    synchronized (attempts) {
      if (attempts.size() == ATTEMPTS_REMEMBERED) {
        attempts.removeFirst();
      }
      attempts.add(new Attempt(delivery.id(), delivery.type(), number, status));
    }
    return accepted;
  }

  private int post(URI to, Delivery delivery) throws IOException, InterruptedException {
    boolean wrongly = knobs.take(Knob.WRONG_SIGNATURE, delivery.type()).isPresent();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.putAll(signer.headers(delivery.id(), delivery.body(), wrongly));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .timeout(TIMEOUT)
            .POST(HttpRequest.BodyPublishers.ofString(delivery.body()));
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
