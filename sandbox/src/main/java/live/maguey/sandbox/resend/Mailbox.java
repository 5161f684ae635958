package live.maguey.sandbox.resend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Every accepted mail, the latest few thousand. What was attached is kept of the latest alone: a
/// mail with a poster and a PDF weighs some 400 KB.
final class Mailbox {
  private static final int KEPT = 5_000;

  /// Of all attachments together, in signs of base64.
  static final long HEAVIEST = 96L << 20;

  private final SequencedMap<String, SentMail> mails = new LinkedHashMap<>();
  private final SequencedMap<String, Long> weights = new LinkedHashMap<>();
  private long weight;

  synchronized void add(SentMail mail) {
    mails.put(mail.id(), mail);
    weights.put(mail.id(), mail.weight());
    weight += mail.weight();
    while (weight > HEAVIEST && weights.size() > 1) {
      String oldest = weights.firstEntry().getKey();
      mails.computeIfPresent(oldest, (_, m) -> m.withoutContents());
      forget(oldest);
    }
    if (mails.size() > KEPT) {
      forget(mails.pollFirstEntry().getKey());
    }
  }

  private void forget(String id) {
    Long lighter = weights.remove(id);
    weight -= lighter == null ? 0 : lighter;
  }

  synchronized Optional<SentMail> find(String id) {
    return Optional.ofNullable(mails.get(id));
  }

  /// Oldest first.
  synchronized List<SentMail> all() {
    return new ArrayList<>(mails.values());
  }

  /// @return the mail as it is now, empty when it is no longer kept
  synchronized Optional<SentMail> mark(String id, String lastEvent) {
    return Optional.ofNullable(mails.computeIfPresent(id, (_, m) -> m.withLastEvent(lastEvent)));
  }
}
