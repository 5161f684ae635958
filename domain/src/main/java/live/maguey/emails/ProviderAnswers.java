package live.maguey.emails;

import java.time.Instant;
import java.util.List;

/// How often each provider of email was handed one and did not take it, counted by minute, so that
/// a provider that fails is seen while another one takes over.
public interface ProviderAnswers {
  /// Adds to the counts of the minute of `at`. Safe to race.
  void add(Answers more, Instant at);

  /// What was answered from the minute of `from` on, by name; providers that nobody asked are left
  /// out.
  List<Answers> since(Instant from);

  /// @param asked 1 or more; @param failed refused, for now or for good, or not answered
  record Answers(String name, long asked, long failed) {
    public Answers plus(Answers more) {
      return new Answers(name, asked + more.asked, failed + more.failed);
    }
  }
}
