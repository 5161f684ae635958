package live.maguey.http.web.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import live.maguey.http.routing.Json;
import live.maguey.http.web.WebAssets;
import live.maguey.words.Words;

/// `GET /gate`: the door's page. What it shows comes from `/api/gate/*` with the device's
/// signature, so the page itself is the same for everybody.
///
/// @param otherLanguageUrl this page in the other language
/// @param zone the venue's, in which the page shows times, whatever the phone's own zone
public record GatePage(Words words, WebAssets assets, String otherLanguageUrl, ZoneId zone) {

  /// The sentences that the browser needs, by key without `gate.`, as a JSON object.
  public String sentencesJson() {
    Map<String, String> sentences = new TreeMap<>();
    for (String key : words.keys()) {
      if (key.startsWith("gate.")) {
        sentences.put(key.substring("gate.".length()), words.get(key));
      }
    }
    try {
      return Json.mapper().writeValueAsString(sentences);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a map of strings is always JSON", impossible);
    }
  }

  /// A sentence of the page's language.
  public String say(String key, Object... arguments) {
    return words.get(key, arguments);
  }

  /// The address of a file of the pages.
  public String asset(String path) {
    return assets.url(path);
  }
}
