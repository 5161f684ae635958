package live.maguey.tables;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import live.maguey.events.Translations.RoomTexts;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.OneLine;

/// The rules for a plan's texts in other languages: those of the originals, for texts that are on
/// the plan.
final class TranslatedRoom {
  /// How long each text of the plan may be, by the text: the shortest where it stands twice.
  private final Map<String, Integer> longest = new HashMap<>();

  TranslatedRoom(List<Landmark> landmarks, List<Table> tables) {
    allow(landmarks.stream().map(Landmark::label), Landmark.LONGEST);
    allow(tables.stream().map(Table::section), Table.LONGEST_SECTION);
    allow(tables.stream().flatMap(t -> t.included().stream()), Table.LONGEST_INCLUDED);
  }

  private void allow(Stream<String> texts, int characters) {
    texts.forEach(text -> longest.merge(text, characters, Math::min));
  }

  /// @throws InvalidRequest naming the language and the text
  RoomTexts checked(RoomTexts typed) {
    Map<Language, Map<String, String>> others = new EnumMap<>(Language.class);
    typed
        .others()
        .forEach((language, texts) -> {
          if (!texts.isEmpty()) {
            others.put(language, checked(language.tag(), texts));
          }
        });
    return new RoomTexts(typed.original(), others);
  }

  private Map<String, String> checked(String language, Map<String, String> texts) {
    Map<String, String> checked = new HashMap<>();
    texts.forEach((own, translated) -> {
      String text = own.strip();
      Integer most = longest.get(text);
      if (most == null) {
        throw new InvalidRequest(
            language,
            "has a text for '%s', which is no section, landmark or included line of the plan"
                .formatted(text));
      }
      checked.put(text, OneLine.parse(language + " text of '" + text + "'", translated, most));
    });
    return Map.copyOf(checked);
  }
}
