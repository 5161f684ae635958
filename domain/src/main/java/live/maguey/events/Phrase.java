package live.maguey.events;

import java.util.List;
import java.util.stream.Collectors;
import live.maguey.shared.Language;
import org.jspecify.annotations.Nullable;

/// A text of the owner as a reader gets it.
///
/// @param language what it is written in, which need not be the reader's
public record Phrase(String text, Language language) {

  /// For the attribute `lang` of the element that shows it; null where the page's own is right.
  public @Nullable String langOn(Language page) {
    return language == page || text.isEmpty() ? null : language.tag();
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  /// The same, with something before it that reads alike in every language, such as a number.
  public Phrase after(String before) {
    return new Phrase(before + text, language);
  }

  /// One text out of several; in the page's language where they differ.
  public static Phrase joined(String separator, List<Phrase> phrases, Language page) {
    List<Language> languages = phrases.stream().map(Phrase::language).distinct().toList();
    return new Phrase(
        phrases.stream().map(Phrase::text).collect(Collectors.joining(separator)),
        languages.size() == 1 ? languages.getFirst() : page);
  }
}
