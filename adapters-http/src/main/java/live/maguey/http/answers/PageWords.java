package live.maguey.http.answers;

import live.maguey.shared.Language;
import live.maguey.words.Words;

/// What the pages say, from `words/en.properties` and its siblings.
public final class PageWords {
  static final String SURFACE = "words";

  private PageWords() {}

  public static Words in(Language language) {
    return Words.of(SURFACE, language);
  }
}
