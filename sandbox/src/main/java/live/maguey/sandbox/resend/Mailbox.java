package live.maguey.sandbox.resend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Every accepted mail, the latest few thousand.
final class Mailbox {
  private static final int KEPT = 5_000;

  private final SequencedMap<String, SentMail> mails = new LinkedHashMap<>();

  synchronized void add(SentMail mail) {
    mails.put(mail.id(), mail);
    if (mails.size() > KEPT) {
      mails.pollFirstEntry();
    }
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
