package live.maguey.events;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.OneLine;

/// The rules for an event's texts in other languages: those of the originals, for tiers that exist.
final class TranslatedTexts {
  private final String language;
  private final List<String> tiers;

  private TranslatedTexts(Language language, List<String> tiers) {
    this.language = language.tag();
    this.tiers = tiers;
  }

  /// @throws InvalidRequest naming the language and the field
  static Translations checked(Translations typed, List<String> tiers) {
    Map<Language, Translation> others = new EnumMap<>(Language.class);
    typed
        .others()
        .forEach((language, texts) -> {
          Translation checked = new TranslatedTexts(language, tiers).checked(texts);
          if (!checked.isEmpty()) {
            others.put(language, checked);
          }
        });
    return new Translations(typed.original(), others);
  }

  private Translation checked(Translation typed) {
    Map<String, Translation.TierText> texts = new LinkedHashMap<>();
    typed
        .tiers()
        .forEach((typedName, text) -> {
          String tier = typedName.strip();
          if (!tiers.contains(tier)) {
            throw new InvalidRequest(
                language,
                "has texts for the tier '%s', which does not exist. The tiers are: %s"
                    .formatted(tier, String.join(", ", tiers)));
          }
          String of = " of " + tier;
          Translation.TierText checked =
              new Translation.TierText(
                  line("tier name" + of, text.name(), Announcement.LONGEST_TITLE),
                  line("note" + of, text.note(), Announcement.LONGEST_TEXT));
          if (!checked.equals(Translation.TierText.NONE)) {
            texts.put(tier, checked);
          }
        });
    Translation translation =
        new Translation(
            line("title", typed.title(), Announcement.LONGEST_TITLE),
            line("line-up", typed.lineup(), Announcement.LONGEST_TEXT),
            OneLine.paragraphs(
                language + " description", typed.description(), Announcement.LONGEST_TEXT),
            line("dress", typed.dress(), Announcement.LONGEST_DRESS),
            texts);
    refuseTwins(translation);
    return translation;
  }

  /// A buyer could not tell them apart.
  private void refuseTwins(Translation translation) {
    long names =
        tiers.stream()
            .map(tier -> {
              String name = translation.tier(tier).name();
              return name.isEmpty() ? tier : name;
            })
            .distinct()
            .count();
    if (names < tiers.size()) {
      throw new InvalidRequest(language + " tiers", "have the same name twice");
    }
  }

  private String line(String field, String text, int longest) {
    return OneLine.optional(language + " " + field, text, longest);
  }
}
