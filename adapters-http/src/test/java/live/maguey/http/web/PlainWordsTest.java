package live.maguey.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds what [VoiceTest] holds out of sentences to guests out of everything else that is read:
/// help and errors of the command line, log lines, comments, documents, statements.
class PlainWordsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern NOT_NATIVE =
      anyOf(
          "is none",
          "there are none",
          "whoever",
          "anew",
          "became of",
          "will not be",
          "will not happen",
          "as it should be",
          "of late",
          "what cannot be",
          "unless (?:it is )?said",
          "(?:is|are) worked through",
          "be gone on with");

  /// Words that have another one in code and on the command line.
  private static final Pattern ANOTHER_WORD =
      anyOf(
          "the house",
          "running house",
          "our books?",
          "cancelled (?:event|night|order)s?",
          "cancelling",
          "(?:a|the|of|no) mails?",
          "mail address(?:es)?",
          "colour",
          "behaviour",
          "\\d+ said");

  /// Words that have another one in the names of tests, and comments that say them.
  private static final Pattern ANOTHER_WORD_IN_TESTS =
      anyOf(
          "houses?",
          "(?:our|the) book",
          "booked",
          "cancell(?:ed|ing)",
          "(?:a|the|of|no) mails?(?! server)",
          "mail address(?:es)?",
          // A pass is taken back by its host; a place is not.
          "(?:paid|pays|given|gives|give) (?:everybody |nobody |somebody )?back(?! when)",
          "(?:took|taken) (?:everybody |nobody |somebody )?back(?! when)"
              + "(?<!pass is taken back)(?<!pass that is taken back)(?<!pass that its host took back)",
          "colours?",
          "behaviours?");

  /// Words that no type has in its name, since what they stand for is called something else.
  private static final Set<String> ANOTHER_TYPE =
      Set.of(
          "House",
          "Bookkeeping",
          "Letterhead",
          "Doubts",
          "Meant",
          "Wiring",
          "Desk",
          "Ground",
          "Crowd",
          "Contest",
          "Season");

  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)\\b");

  /// The sentence that is the name of a test.
  private static final Pattern NAME = Pattern.compile("\\bvoid ([a-z0-9]+(?:_[a-z0-9]+)+)\\(");

  private static final Pattern COMMENT = Pattern.compile("//+[^\n]*");
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
  private static final Pattern LOGGED =
      Pattern.compile("\\bLOG(?:\\s*\\.\\w+\\([^;]*?\\))*\\s*\\.\\w+\\([^;]*;");

  private static Pattern anyOf(String... phrases) {
    return Pattern.compile("\\b(?:" + String.join("|", phrases) + ")\\b", Pattern.CASE_INSENSITIVE);
  }

  @Test
  void comments_documents_and_statements_are_written_as_people_speak() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files(".java", ".js", ".css", ".jte", ".sql", ".yaml", ".tsv")) {
      found.addAll(said(file, NOT_NATIVE, whole -> whole));
    }
    for (Path file : documents()) {
      found.addAll(said(file, NOT_NATIVE, whole -> whole));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void help_errors_and_log_lines_have_one_word_for_one_thing() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files(".java")) {
      boolean command = ROOT.relativize(file).startsWith("app-cli");
      found.addAll(
          said(file, ANOTHER_WORD, command ? PlainWordsTest::texts : PlainWordsTest::logs));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void tests_are_named_and_told_as_people_speak() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources("src/test", ".java")) {
      found.addAll(said(file, NOT_NATIVE, PlainWordsTest::names));
      found.addAll(said(file, ANOTHER_WORD_IN_TESTS, PlainWordsTest::names));
      if (!file.endsWith("PlainWordsTest.java")) {
        found.addAll(said(file, NOT_NATIVE, source -> all(COMMENT, source)));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void types_have_one_word_for_one_thing() throws IOException {
    List<String> found = new ArrayList<>();
    for (String folder : List.of("src/main", "src/test")) {
      for (Path file : sources(folder, ".java")) {
        TYPE.matcher(Files.readString(file))
            .results()
            .map(type -> type.group(1))
            .filter(type -> Stream.of(type.split("(?=[A-Z])")).anyMatch(ANOTHER_TYPE::contains))
            .forEach(type -> found.add(ROOT.relativize(file) + ": " + type));
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<String> said(Path file, Pattern words, UnaryOperator<String> part)
      throws IOException {
    Matcher matcher = words.matcher(part.apply(Files.readString(file)));
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(ROOT.relativize(file) + ": " + matcher.group());
    }
    return found;
  }

  private static String texts(String source) {
    return all(TEXT, source);
  }

  private static String logs(String source) {
    return texts(all(LOGGED, source));
  }

  private static String names(String source) {
    return all(NAME, source).replace('_', ' ');
  }

  private static String all(Pattern pattern, String source) {
    return String.join("\n", pattern.matcher(source).results().map(r -> r.group()).toList());
  }

  private static List<Path> files(String... ends) throws IOException {
    return sources("src/main", ends);
  }

  /// Of all modules.
  private static List<Path> sources(String folder, String... ends) throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      List<Path> files = new ArrayList<>();
      for (Path main : modules.map(m -> m.resolve(folder)).filter(Files::isDirectory).toList()) {
        try (Stream<Path> all = Files.walk(main)) {
          all.filter(f -> Stream.of(ends).anyMatch(f.toString()::endsWith)).forEach(files::add);
        }
      }
      assertThat(files).isNotEmpty();
      return files;
    }
  }

  private static List<Path> documents() throws IOException {
    List<Path> pages = new ArrayList<>();
    pages.add(ROOT.resolve("README.md"));
    pages.add(ROOT.resolve("CONTRIBUTING.md"));
    for (String folder : List.of("docs", "runbooks")) {
      try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
        all.filter(f -> f.toString().endsWith(".md")).forEach(pages::add);
      }
    }
    return pages;
  }
}
