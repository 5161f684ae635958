package live.maguey.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import live.maguey.tables.Landmark;

/// The landmarks of a floor plan as a column keeps them, in the order in which they are drawn.
public final class LandmarksJson {
  private static final TypeReference<List<Landmark>> LANDMARKS = new TypeReference<>() {};

  private LandmarksJson() {}

  public static String write(List<Landmark> landmarks) {
    try {
      return Json.MAPPER.writeValueAsString(
          landmarks.stream()
              .map(l ->
                  Map.of(
                      "kind", l.kind(),
                      "label", l.label(),
                      "x", l.x(),
                      "y", l.y(),
                      "width", l.width(),
                      "height", l.height()))
              .toList());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers are JSON", impossible);
    }
  }

  public static List<Landmark> read(String json) {
    try {
      return Json.MAPPER.readValue(json, LANDMARKS);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("landmarks that were stored cannot be read", unreadable);
    }
  }
}
