package live.maguey.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import live.maguey.shared.Language;

/// The sentences of one surface (pages, emails, prints) in one language, from
/// `<surface>/<language>.properties` on the class path.
///
/// A sentence is a [MessageFormat] pattern whose places have numbers or names: `{0}`, `{event}`,
/// `{count,choice,1#one|1<{count} more}`. One without places is taken as it is, so an apostrophe is
/// written `’` everywhere. Where whole sentences differ by a count, their keys end in `.one` and
/// `.many`.
public final class Words {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?=[,}])");
  private static final Map<String, Words> READ = new ConcurrentHashMap<>();

  private final String surface;
  private final Language language;
  private final Map<String, Sentence> sentences = new TreeMap<>();

  private Words(String surface, Language language) {
    this.surface = surface;
    this.language = language;
    Properties file = read("/" + surface + "/" + language.tag() + ".properties");
    file.stringPropertyNames()
        .forEach(key -> sentences.put(key, Sentence.of(file.getProperty(key))));
  }

  /// The words of a surface; read once.
  ///
  /// @param surface the folder of its files
  public static Words of(String surface, Language language) {
    return READ.computeIfAbsent(surface + "/" + language.tag(), _ -> new Words(surface, language));
  }

  /// One sentence.
  ///
  /// @param values fill `{0}`, `{1}`, …; numbers may choose between forms
  /// @throws IllegalArgumentException for a key that is not in the file: a bug, found by the
  ///   surface's test
  public String get(String key, Object... values) {
    Sentence sentence = sentence(key);
    return values.length == 0
        ? sentence.text()
        : new MessageFormat(sentence.text(), language.locale()).format(values.clone());
  }

  /// One sentence.
  ///
  /// @param values by the names of its places; it need not name all of them
  /// @throws IllegalArgumentException for a key that is not in the file, or a place without a value
  public String get(String key, Map<String, ?> values) {
    Sentence sentence = sentence(key);
    if (sentence.places().isEmpty()) {
      return sentence.text();
    }
    Object[] inOrder = sentence.places().stream().map(place -> value(key, place, values)).toArray();
    return new MessageFormat(sentence.numbered(), language.locale()).format(inOrder);
  }

  /// `key.one` or `key.many`.
  public String count(String key, int count, Map<String, ?> values) {
    return get(key + (count == 1 ? ".one" : ".many"), values);
  }

  /// Whether the key has words; for families of keys that end in a code from elsewhere.
  public boolean has(String key) {
    return sentences.containsKey(key);
  }

  /// All keys, sorted.
  public Set<String> keys() {
    return new TreeSet<>(sentences.keySet());
  }

  /// The names or numbers of a sentence's places.
  public Set<String> places(String key) {
    return new TreeSet<>(sentence(key).places());
  }

  public Language language() {
    return language;
  }

  /// The language as HTML writes it, `en` or `es`.
  public String tag() {
    return language.tag();
  }

  /// The same surface in the other language.
  public Words other() {
    return of(
        surface,
        Arrays.stream(Language.values()).filter(l -> l != language).findFirst().orElseThrow());
  }

  private Sentence sentence(String key) {
    Sentence sentence = sentences.get(key);
    if (sentence == null) {
      throw new IllegalArgumentException("no words in " + tag() + " for " + key);
    }
    return sentence;
  }

  private Object value(String key, String place, Map<String, ?> values) {
    Object value = values.get(place);
    if (value == null) {
      throw new IllegalArgumentException(key + " wants a value for {" + place + "}");
    }
    return value;
  }

  private static Properties read(String resource) {
    Properties properties = new Properties();
    try (InputStream file = Words.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalArgumentException(resource + " is not on the class path");
      }
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties;
  }

  /// @param numbered the text with the index of each place for its name
  private record Sentence(String text, List<String> places, String numbered) {
    static Sentence of(String text) {
      List<String> places =
          List.copyOf(
              PLACE
                  .matcher(text)
                  .results()
                  .map(found -> found.group(1))
                  .collect(Collectors.toCollection(LinkedHashSet::new)));
      Map<String, Integer> index =
          IntStream.range(0, places.size()).boxed().collect(Collectors.toMap(places::get, i -> i));
      return new Sentence(
          text, places, PLACE.matcher(text).replaceAll(found -> "{" + index.get(found.group(1))));
    }
  }
}
