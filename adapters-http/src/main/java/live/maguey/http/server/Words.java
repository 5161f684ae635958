package live.maguey.http.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import live.maguey.shared.Language;

/// The sentences of the pages in one language, from `words/<language>.properties`.
///
/// Sentences with arguments are [MessageFormat] patterns (`{0}`, `{0,choice,1#one|1<{0} more}`);
/// sentences without are taken as they are, so an apostrophe is written `’` everywhere.
public final class Words {

  private static final Map<Language, Words> ALL = new ConcurrentHashMap<>();

  private final Language language;
  private final Map<String, String> sentences;

  private Words(Language language) {
    this.language = language;
    this.sentences = read("/words/" + language.tag() + ".properties");
  }

  /// The words of a language; read once.
  public static Words in(Language language) {
    return ALL.computeIfAbsent(language, Words::new);
  }

  /// One sentence.
  ///
  /// @param arguments fill `{0}`, `{1}`, …; numbers may choose between forms
  /// @throws IllegalArgumentException for a key that is not in the file: a bug, found by
  ///   `WordsTest`
  public String get(String key, Object... arguments) {
    String sentence = sentences.get(key);
    if (sentence == null) {
      throw new IllegalArgumentException("no words in " + tag() + " for " + key);
    }
    return arguments.length == 0
        ? sentence
        : new MessageFormat(sentence, locale()).format(arguments.clone());
  }

  /// Whether the key has words; for families of keys that end in a code from elsewhere.
  public boolean has(String key) {
    return sentences.containsKey(key);
  }

  /// All keys, sorted.
  public Set<String> keys() {
    return new TreeSet<>(sentences.keySet());
  }

  public Language language() {
    return language;
  }

  /// The language as HTML writes it, `en` or `es`.
  public String tag() {
    return language.tag();
  }

  private Locale locale() {
    return language.locale();
  }

  /// The other language, for the switch in the header.
  public Words other() {
    return in(
        Arrays.stream(Language.values()).filter(l -> l != language).findFirst().orElseThrow());
  }

  private static Map<String, String> read(String resource) {
    var properties = new Properties();
    try (InputStream file =
        Objects.requireNonNull(Words.class.getResourceAsStream(resource), resource)) {
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Map<String, String> sentences = new HashMap<>();
    properties.stringPropertyNames().forEach(k -> sentences.put(k, properties.getProperty(k)));
    return Map.copyOf(sentences);
  }
}
