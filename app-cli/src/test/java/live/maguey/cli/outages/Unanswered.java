package live.maguey.cli.outages;

/// A question that nobody answers: its caller does not wait.
final class Unanswered {
  private Unanswered() {}

  static void ask(Runnable question) {
    Thread.startVirtualThread(() -> {
      try {
        question.run();
      } catch (AssertionError noAnswer) {
        // The client will ask again.
      }
    });
  }
}
