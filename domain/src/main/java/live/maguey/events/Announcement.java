package live.maguey.events;

import java.util.List;
import live.maguey.events.Translations.RoomTexts;
import live.maguey.posters.PosterChoice;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.OneLine;

/// How an event is announced: what guests read of it, and its poster.
///
/// @param lineup one line, as "Inés b2b Tavo, Marisol live"
/// @param dress what to wear, one line, empty for what the venue says ([Venue#dress])
/// @param translations of its texts and its tiers'; guests get them by [#title(Language)] and the
///   like
/// @param room the texts of its floor plan in other languages
public record Announcement(
    String title,
    String lineup,
    String description,
    String dress,
    Translations translations,
    PosterChoice poster,
    RoomTexts room) {
  static final int LONGEST_TITLE = 80;
  static final int LONGEST_TEXT = 2_000;
  static final int LONGEST_DRESS = 160;

  /// Without a floor plan.
  public Announcement(
      String title,
      String lineup,
      String description,
      String dress,
      Translations translations,
      PosterChoice poster) {
    this(title, lineup, description, dress, translations, poster, RoomTexts.NONE);
  }

  /// The title for a reader, as with every text below: the original where it is not translated.
  public Phrase title(Language reader) {
    return translations.phrase(title, reader, Translation::title);
  }

  public Phrase lineup(Language reader) {
    return translations.phrase(lineup, reader, Translation::lineup);
  }

  public Phrase description(Language reader) {
    return translations.phrase(description, reader, Translation::description);
  }

  /// Empty where the event says nothing of its own.
  public Phrase dress(Language reader) {
    return translations.phrase(dress, reader, Translation::dress);
  }

  /// What was typed, by the rules for texts, without the blanks around them.
  ///
  /// @param tiers the names of the tiers, which translations may name
  /// @throws InvalidRequest naming the text
  Announcement checked(List<String> tiers) {
    return new Announcement(
        OneLine.parse("title", title, LONGEST_TITLE),
        OneLine.optional("line-up", lineup, LONGEST_TEXT),
        OneLine.paragraphs("description", description, LONGEST_TEXT),
        OneLine.optional("dress", dress, LONGEST_DRESS),
        TranslatedTexts.checked(translations, tiers),
        poster,
        room);
  }
}
