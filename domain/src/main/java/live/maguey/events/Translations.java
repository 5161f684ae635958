package live.maguey.events;

import java.util.Map;
import java.util.function.Function;
import live.maguey.shared.Language;

/// In which language an event is written, and what it says in others.
///
/// @param original of the event's own texts
/// @param others without the original, and without empty ones
public record Translations(Language original, Map<Language, Translation> others) {
  /// English alone.
  public static final Translations NONE = new Translations(Language.EN, Map.of());

  public Translations {
    others = Map.copyOf(others);
    if (others.containsKey(original) || others.values().stream().anyMatch(Translation::isEmpty)) {
      throw new IllegalArgumentException("a translation that translates nothing");
    }
  }

  /// What a reader gets for one of the event's own texts.
  ///
  /// @param own the text in the original's language
  Phrase phrase(String own, Language reader, Function<Translation, String> translated) {
    Translation other = others.get(reader);
    String text = other == null ? "" : translated.apply(other);
    return text.isEmpty() ? new Phrase(own, original) : new Phrase(text, reader);
  }

  /// In which language the texts of a floor plan are written (sections, landmarks, what comes with
  /// a table), and what they are in others.
  ///
  /// @param others by the text as the plan has it; without the original language. What is absent is
  ///   not translated
  public record RoomTexts(Language original, Map<Language, Map<String, String>> others) {
    /// English alone.
    public static final RoomTexts NONE = new RoomTexts(Language.EN, Map.of());

    public RoomTexts {
      others = Map.copyOf(others);
      if (others.containsKey(original)) {
        throw new IllegalArgumentException("a translation into the language of the original");
      }
    }

    /// What a reader gets for one of the plan's own texts: the original where it is not translated.
    public Phrase phrase(String own, Language reader) {
      String text = others.getOrDefault(reader, Map.of()).get(own);
      return text == null ? new Phrase(own, original) : new Phrase(text, reader);
    }
  }
}
