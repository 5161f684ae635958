package live.maguey.cli.sentry;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends reports one after the other on a thread of its own. Who reports never waits: while Sentry
/// is away or asks for patience, reports beyond a short queue are dropped, and the log has them.
final class SentrySender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("live.maguey.sentry");

  private static final int QUEUE = 100;
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int TOO_MANY = 429;

  private final SentryProject project;
  private final Duration flush;
  private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUE);
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final Thread thread;
  private volatile boolean closing;
  private long quietUntil = System.nanoTime();
  private boolean failing;

  /// @param flush how long reports that wait may take once the server stops
  SentrySender(SentryProject project, Duration flush) {
    this.project = project;
    this.flush = flush;
    this.thread = Thread.ofPlatform().daemon().name("sentry").start(this::run);
  }

  /// @return whether there was room for it
  boolean offer(byte[] envelope) {
    return !closing && queue.offer(envelope);
  }

  private void run() {
    try {
      while (!closing || !queue.isEmpty()) {
        byte[] envelope = queue.poll(100, TimeUnit.MILLISECONDS);
        if (envelope != null && System.nanoTime() - quietUntil >= 0) {
          send(envelope);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(byte[] envelope) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(project.envelopes())
            .timeout(ANSWER)
            .header("Content-Type", "application/x-sentry-envelope")
            .header(
                "X-Sentry-Auth",
                "Sentry sentry_version=7, sentry_client=maguey/0.1.0, sentry_key="
                    + project.key().reveal())
            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
            .build();
    try {
      HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() == TOO_MANY) {
        quietUntil = System.nanoTime() + patience(answer).toNanos();
      }
      told(answer.statusCode() / 100 == 2, "it answers " + answer.statusCode());
    } catch (IOException away) {
      told(false, away.getClass().getSimpleName());
    }
  }

  private static Duration patience(HttpResponse<Void> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,5}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(Duration.ofMinutes(1));
  }

  /// Once, not for each report: they are in the log themselves.
  private void told(boolean taken, String why) {
    if (!taken && !failing) {
      LOG.warn("errors do not reach Sentry at {}: {}", project.host(), why);
    } else if (taken && failing) {
      LOG.info("errors reach Sentry again");
    }
    failing = !taken;
  }

  /// Sends what waits, for as long as it may take, and stops.
  @Override
  public void close() {
    closing = true;
    try {
      if (!thread.join(flush)) {
        thread.interrupt();
        thread.join(flush);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    http.shutdownNow();
  }
}
