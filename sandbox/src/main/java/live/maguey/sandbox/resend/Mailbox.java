package live.maguey.sandbox.resend;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import live.maguey.sandbox.wire.Store;
import live.maguey.sandbox.wire.Table;
import org.jspecify.annotations.Nullable;

/// Every accepted mail, the latest few thousand. What was attached is kept of the latest alone: a
/// mail with a poster and a PDF weighs some 400 KB, and is written once, whatever happens to it.
final class Mailbox {
  private static final int KEPT = 5_000;

  /// Of all attachments together, in signs of base64.
  static final long HEAVIEST = 96L << 20;

  /// As accepted.
  private final Table<SentMail> mails;

  /// The last event, where it is no longer the first one.
  private final Table<String> events;

  private final Store store;
  private final Deque<String> heavy = new ArrayDeque<>();
  private long weight;

  Mailbox(Store store) {
    this.store = store;
    mails = store.table("mails", SentMail.class);
    events = store.table("mail events", String.class);
    store.change(() -> mails.all().values().forEach(this::weigh));
  }

  void add(SentMail mail) {
    store.change(() -> {
      mails.put(mail.id(), mail);
      weigh(mail);
      while (weight > HEAVIEST && heavy.size() > 1) {
        lighten(heavy.removeFirst());
      }
      if (mails.size() > KEPT) {
        mails
            .removeOldest()
            .ifPresent(oldest -> {
              events.remove(oldest.id());
              if (heavy.remove(oldest.id())) {
                weight -= oldest.weight();
              }
            });
      }
    });
  }

  private void weigh(SentMail mail) {
    if (mail.weight() > 0) {
      heavy.add(mail.id());
      weight += mail.weight();
    }
  }

  private void lighten(String id) {
    SentMail mail = mails.get(id);
    if (mail != null) {
      weight -= mail.weight();
      mails.put(id, mail.withoutContents());
    }
  }

  Optional<SentMail> find(String id) {
    return store.locked(() -> Optional.ofNullable(mails.get(id)).map(this::now));
  }

  private SentMail now(SentMail mail) {
    @Nullable String event = events.get(mail.id());
    return event == null ? mail : mail.withLastEvent(event);
  }

  /// Oldest first.
  List<SentMail> all() {
    return store.locked(() -> mails.all().values().stream().map(this::now).toList());
  }

  /// @return the mail as it is now, empty when it is no longer kept
  Optional<SentMail> mark(String id, String lastEvent) {
    return store.locked(() -> {
      if (mails.has(id)) {
        events.put(id, lastEvent);
      }
      return find(id);
    });
  }
}
