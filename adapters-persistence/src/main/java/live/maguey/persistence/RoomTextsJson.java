package live.maguey.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import java.util.stream.Collectors;
import live.maguey.events.Translations.RoomTexts;
import live.maguey.shared.Language;
import org.jspecify.annotations.Nullable;

/// The texts of a floor plan as a column keeps them: `{"es": {"By the floor": "Junto a la
/// pista"}}`.
public final class RoomTextsJson {
  private static final TypeReference<Map<String, Map<String, String>>> TEXTS =
      new TypeReference<>() {};

  private RoomTextsJson() {}

  /// @param language the original's tag; null with `texts` where there is no plan
  public static RoomTexts read(@Nullable String language, @Nullable String texts) {
    if (language == null || texts == null) {
      return RoomTexts.NONE;
    }
    try {
      return new RoomTexts(
          Language.of(language),
          Json.MAPPER.readValue(texts, TEXTS).entrySet().stream()
              .collect(Collectors.toMap(e -> Language.of(e.getKey()), Map.Entry::getValue)));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("texts that were stored cannot be read", unreadable);
    }
  }

  public static String write(RoomTexts texts) {
    try {
      return Json.MAPPER.writeValueAsString(
          texts.others().entrySet().stream()
              .collect(Collectors.toMap(e -> e.getKey().tag(), Map.Entry::getValue)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts are JSON", impossible);
    }
  }
}
