package live.maguey.alerts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A channel that keeps what it was sent, and answers as told.
public final class FakeMessenger implements AlertMessenger {
  private final AlertChannel channel;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<List<AlertMessage>> sent = new ArrayList<>();

  public FakeMessenger(AlertChannel channel) {
    this.channel = channel;
  }

  /// Instead of taking what comes next.
  public FakeMessenger answerNext(Answer answer) {
    answers.add(answer);
    return this;
  }

  /// What it was asked to bring, each time, whatever it answered.
  public List<List<AlertMessage>> sent() {
    return List.copyOf(sent);
  }

  @Override
  public AlertChannel channel() {
    return channel;
  }

  @Override
  public Answer send(List<AlertMessage> messages) {
    sent.add(List.copyOf(messages));
    Answer answer = answers.poll();
    return answer == null ? new Answer.Told("ok") : answer;
  }
}
