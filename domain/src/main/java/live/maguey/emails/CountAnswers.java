package live.maguey.emails;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import live.maguey.shared.Unavailable;

/// Counts what providers answer. The counts come together here and are written every few seconds,
/// so that no email costs a statement more, and none waits for its count.
public final class CountAnswers {
  private final ProviderAnswers answers;
  private final InstantSource clock;
  private final ReentrantLock counting = new ReentrantLock();
  private Map<String, ProviderAnswers.Answers> unwritten = new HashMap<>();

  public CountAnswers(ProviderAnswers answers, InstantSource clock) {
    this.answers = answers;
    this.clock = clock;
  }

  /// The same provider, whose answers are counted.
  public MailTransport of(MailTransport provider) {
    return new Counted(provider, this);
  }

  private record Counted(MailTransport provider, CountAnswers counts) implements MailTransport {
    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public Answer send(RenderedEmail email, String key) {
      boolean took = false;
      try {
        Answer answer = provider.send(email, key);
        took = answer instanceof Answer.Accepted;
        return answer;
      } finally {
        counts.add(new ProviderAnswers.Answers(name(), 1, took ? 0 : 1));
      }
    }
  }

  private void add(ProviderAnswers.Answers more) {
    counting.lock();
    try {
      unwritten.merge(more.name(), more, ProviderAnswers.Answers::plus);
    } finally {
      counting.unlock();
    }
  }

  /// Writes what came together. What the database does not take is written the next time.
  public void write() {
    for (ProviderAnswers.Answers each : taken().values()) {
      try {
        answers.add(each, clock.instant());
      } catch (Unavailable away) {
        add(each);
      }
    }
  }

  private Map<String, ProviderAnswers.Answers> taken() {
    counting.lock();
    try {
      Map<String, ProviderAnswers.Answers> taken = unwritten;
      unwritten = new HashMap<>();
      return taken;
    } finally {
      counting.unlock();
    }
  }
}
