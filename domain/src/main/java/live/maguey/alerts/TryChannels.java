package live.maguey.alerts;

import java.time.InstantSource;
import java.util.List;

/// Sends a test through the channels, now, and hears what they answer. An incident that it opens is
/// closed at once.
public final class TryChannels {
  private final List<AlertMessenger> messengers;
  private final AlertWords words;
  private final InstantSource clock;

  public TryChannels(List<AlertMessenger> messengers, AlertWords words, InstantSource clock) {
    this.messengers = List.copyOf(messengers);
    this.words = words;
    this.clock = clock;
  }

  /// How one channel answered.
  public record Tried(AlertChannel channel, AlertMessenger.Answer answer) {
    public boolean took() {
      return answer instanceof AlertMessenger.Answer.Told;
    }
  }

  /// @param wanted only those of the channels that are set
  public List<Tried> attempt(List<AlertChannel> wanted) {
    return messengers.stream()
        .filter(messenger -> wanted.contains(messenger.channel()))
        .map(messenger -> new Tried(messenger.channel(), answer(messenger)))
        .toList();
  }

  private AlertMessenger.Answer answer(AlertMessenger messenger) {
    var at = clock.instant();
    AlertMessenger.Answer answer = messenger.send(List.of(words.test(AlertNews.What.TEST, at)));
    boolean isOpen =
        messenger.channel().oneByOne() && !(answer instanceof AlertMessenger.Answer.Refused);
    return isOpen ? messenger.send(List.of(words.test(AlertNews.What.CLOSED, at))) : answer;
  }
}
