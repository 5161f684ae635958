package live.maguey.email;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.shared.Language;

/// The emails' sentences in one language, from `mail/en.properties` and its siblings.
final class MailWords {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
  private static final Map<Language, MailWords> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new MailWords(language));
    }
  }

  private final Language language;
  private final Properties sentences = new Properties();

  private MailWords(Language language) {
    this.language = language;
    String file = "/mail/" + language.tag() + ".properties";
    try (InputStream stream = MailWords.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      sentences.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static MailWords in(Language language) {
    MailWords words = ALL.get(language);
    if (words == null) {
      throw new IllegalStateException("no words in " + language);
    }
    return words;
  }

  Language language() {
    return language;
  }

  Set<String> keys() {
    return sentences.stringPropertyNames();
  }

  boolean has(String key) {
    return sentences.containsKey(key);
  }

  String say(String key) {
    return say(key, Map.of());
  }

  /// @throws IllegalStateException when the sentence, or a value that it names, is missing
  String say(String key, Map<String, ?> values) {
    String sentence = sentence(key);
    return PLACE
        .matcher(sentence)
        .replaceAll(place -> {
          Object value = values.get(place.group(1));
          if (value == null) {
            throw new IllegalStateException(key + " wants a value for " + place.group());
          }
          return Matcher.quoteReplacement(value.toString());
        });
  }

  /// As it is written, with its places for values.
  String sentence(String key) {
    String sentence = sentences.getProperty(key);
    if (sentence == null) {
      throw new IllegalStateException(language + " has no words for " + key);
    }
    return sentence;
  }

  /// `key.one` or `key.many`, with the count as a value.
  String count(String key, int count, Map<String, ?> values) {
    return say(key + (count == 1 ? ".one" : ".many"), values);
  }
}
