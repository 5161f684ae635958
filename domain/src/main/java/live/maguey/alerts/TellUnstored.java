package live.maguey.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells the channels of one alert that cannot be stored, because the database is what is away.
///
/// Each node tells what it sees itself, whatever is silenced: silences are in the database too. A
/// channel that does not take it is asked again; one that took it is told when it is over. Nothing
/// is kept over a restart of the node.
public final class TellUnstored {
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final List<AlertMessenger> messengers;
  private final AlertWords words;
  private final Set<AlertChannel> told = EnumSet.noneOf(AlertChannel.class);
  private final Map<AlertChannel, Instant> due = new EnumMap<>(AlertChannel.class);

  /// What the channels are to know.
  private @Nullable Alert alert;

  public TellUnstored(List<AlertMessenger> messengers, AlertWords words) {
    this.messengers = List.copyOf(messengers);
    this.words = words;
  }

  /// How one channel answered.
  public record Tried(AlertChannel channel, AlertMessenger.Answer answer) {}

  /// Sets what the channels are to know from now on.
  public void raise(AlertKind kind, String subject, String detail, Instant since) {
    alert = new Alert(0, kind, subject, detail, since, since, 1, new Alert.State.Open());
    told.clear();
    due.clear();
  }

  /// What it is about is over.
  public void close(Instant at) {
    Alert before = alert;
    if (before != null && !before.isClosed()) {
      alert =
          new Alert(
              0,
              before.kind(),
              before.subject(),
              before.detail(),
              before.raisedAt(),
              at,
              1,
              new Alert.State.Closed(at, Optional.empty()));
      due.clear();
    }
  }

  /// Tells those channels that do not know it yet and whose time it is.
  ///
  /// @return what they answered; empty where nobody was asked
  public List<Tried> tell(Instant now) {
    Alert about = alert;
    if (about == null) {
      return List.of();
    }
    List<Tried> tried = new ArrayList<>();
    for (AlertMessenger messenger : messengers) {
      AlertChannel channel = messenger.channel();
      boolean knows = told.contains(channel) != about.isClosed();
      boolean waits = now.isBefore(due.getOrDefault(channel, Instant.MIN));
      if (channel.kinds().contains(about.kind()) && !knows && !waits) {
        tried.add(new Tried(channel, ask(messenger, about, now)));
      }
    }
    return tried;
  }

  private AlertMessenger.Answer ask(AlertMessenger messenger, Alert about, Instant now) {
    AlertNews.What what = about.isClosed() ? AlertNews.What.CLOSED : AlertNews.What.RAISED;
    String incident =
        "maguey-%s-%s-%d"
            .formatted(
                about.kind().text(),
                about.subject().replace(' ', '-'),
                about.raisedAt().getEpochSecond());
    AlertMessenger.Answer answer =
        messenger.send(List.of(words.unstored(new AlertNews(about, what, 0), incident, now)));
    if (answer instanceof AlertMessenger.Answer.Told) {
      if (about.isClosed()) {
        told.remove(messenger.channel());
      } else {
        told.add(messenger.channel());
      }
    } else {
      Duration wait =
          answer instanceof AlertMessenger.Answer.NotNow(var _, Duration after)
                  && after.compareTo(AGAIN) > 0
              ? after
              : AGAIN;
      due.put(messenger.channel(), now.plus(wait));
    }
    return answer;
  }
}
