package live.maguey.cli.events;

import static live.maguey.cli.events.Fields.oneOf;
import static live.maguey.cli.events.Fields.text;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import live.maguey.events.Announcement;
import live.maguey.events.Translation;
import live.maguey.events.Translations;
import live.maguey.posters.Composition;
import live.maguey.posters.Ink;
import live.maguey.posters.PosterChoice;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import org.jspecify.annotations.Nullable;

/// How an event is announced, as somebody writes it.
///
/// @param language in which it is written, English unless given
/// @param en its texts in English, where it is written in another language; @param es likewise
record AnnouncementForm(
    @Nullable String title,
    @Nullable String lineup,
    @Nullable String description,
    @Nullable String dress,
    @Nullable String ink,
    @Nullable String composition,
    @Nullable String language,
    @Nullable TextForm en,
    @Nullable TextForm es) {
  static final List<String> LANGUAGES =
      Arrays.stream(Language.values()).map(Language::tag).toList();

  /// Texts in another language; what is missing is not translated.
  ///
  /// @param tiers by the tier's name
  record TextForm(
      @Nullable String title,
      @Nullable String lineup,
      @Nullable String description,
      @Nullable String dress,
      @Nullable Map<String, @Nullable TierTextForm> tiers) {}

  record TierTextForm(@Nullable String name, @Nullable String note) {}

  Announcement announcement() {
    return new Announcement(
        Fields.required("title", title),
        text(lineup),
        text(description),
        text(dress),
        translations(),
        PosterChoice.named(
            oneOf("ink", ink, Arrays.stream(Ink.values()).map(Ink::key).toList()),
            oneOf(
                "composition",
                composition,
                Arrays.stream(Composition.values()).map(Composition::key).toList())));
  }

  private Translations translations() {
    String tag = oneOf("language", language, LANGUAGES);
    Language original = tag == null ? Language.EN : Language.of(tag);
    Map<Language, Translation> others = new EnumMap<>(Language.class);
    for (Language other : Language.values()) {
      TextForm form = other == Language.ES ? es : en;
      Translation texts = form == null ? null : translation(other, form);
      if (texts != null && other == original) {
        throw new InvalidRequest(
            other.tag(),
            "is the language of the event's own texts. Give texts in another one, or say in which"
                + " the event is written, such as language: es");
      }
      if (texts != null && !texts.isEmpty()) {
        others.put(other, texts);
      }
    }
    return new Translations(original, others);
  }

  private static Translation translation(Language language, TextForm form) {
    Map<String, Translation.TierText> texts = new LinkedHashMap<>();
    Objects.requireNonNullElse(form.tiers(), Map.<String, @Nullable TierTextForm>of())
        .forEach((tier, text) -> {
          if (text == null) {
            throw new InvalidRequest(language.tag() + " texts of " + tier, "are missing");
          }
          texts.put(tier, new Translation.TierText(text(text.name()), text(text.note())));
        });
    return new Translation(
        text(form.title()),
        text(form.lineup()),
        text(form.description()),
        text(form.dress()),
        texts);
  }
}
