package live.maguey.emails;

import static live.maguey.events.SampleEvents.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import live.maguey.emails.ProviderAnswers.Answers;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.TestClock;
import live.maguey.shared.Unavailable;
import org.junit.jupiter.api.Test;

class CountAnswersTest {
  private static final RenderedEmail EMAIL =
      new RenderedEmail(
          EmailAddress.parse("guest@example.com"),
          NOW,
          "Your tickets",
          "<p>here</p>",
          "here",
          List.of());

  private final TestClock clock = new TestClock(NOW);
  private final FakeMailTransport resend = new FakeMailTransport("resend");
  private final ProviderAnswers answers = new InMemoryProviderAnswers(new InMemoryWorld());
  private final AtomicBoolean away = new AtomicBoolean();
  private final CountAnswers counts = new CountAnswers(new LeavingAnswers(), clock);
  private final MailTransport counted = counts.of(resend);

  /// Not there while the database is away.
  private final class LeavingAnswers implements ProviderAnswers {
    @Override
    public void add(Answers more, Instant at) {
      if (away.get()) {
        throw new Unavailable("no connection to the database");
      }
      answers.add(more, at);
    }

    @Override
    public List<Answers> since(Instant from) {
      return answers.since(from);
    }
  }

  @Test
  void an_email_that_is_not_taken_is_counted_whatever_the_reason() {
    resend.notNowNext(Duration.ofSeconds(1)).refuseNext().notKnownNext();
    send(5);
    assertThat(answers.since(NOW)).isEmpty();

    counts.write();
    assertThat(answers.since(NOW)).containsExactly(new Answers("resend", 5, 3));
    assertThat(resend.sent()).hasSize(2);

    counts.write();
    assertThat(answers.since(NOW)).containsExactly(new Answers("resend", 5, 3));
  }

  @Test
  void while_the_database_is_away_the_counts_are_kept() {
    away.set(true);
    send(2);
    counts.write();
    send(1);
    away.set(false);
    counts.write();

    assertThat(answers.since(NOW)).containsExactly(new Answers("resend", 3, 0));
  }

  @Test
  void no_answer_is_lost_when_several_workers_send_and_one_writes() {
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 500; i++) {
        String key = "key " + i;
        workers.execute(() -> counted.send(EMAIL, key));
        workers.execute(counts::write);
      }
    }
    counts.write();

    assertThat(answers.since(NOW)).containsExactly(new Answers("resend", 500, 0));
  }

  private void send(int emails) {
    for (int i = 0; i < emails; i++) {
      counted.send(EMAIL, "key " + i);
    }
  }
}
