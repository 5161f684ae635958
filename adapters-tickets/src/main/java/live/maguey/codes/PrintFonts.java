package live.maguey.codes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/// The brand's fonts in one document, and others for the letters that those lack.
final class PrintFonts {
  private static final List<PrintFont> TITLE =
      chain("GRENZE_GOTISCH", "GRENZE_GOTISCH_LATIN_EXT", "GRENZE_GOTISCH_VIETNAMESE", "BOLD");
  private static final List<PrintFont> TEXT =
      chain("ARCHIVO_TEXT", "ARCHIVO_TEXT_LATIN_EXT", "ARCHIVO_TEXT_VIETNAMESE", "TEXT");
  private static final List<PrintFont> BOLD =
      chain("ARCHIVO_BOLD", "ARCHIVO_BOLD_LATIN_EXT", "ARCHIVO_BOLD_VIETNAMESE", "BOLD");

  final Face title = new Face(TITLE);
  final Face text = new Face(TEXT);
  final Face bold = new Face(BOLD);

  private final Function<PrintFont, PDFont> source;
  private final Map<PrintFont, PDFont> used = new EnumMap<>(PrintFont.class);

  /// @param source gives a font as the document has it, and is asked once for each
  PrintFonts(Function<PrintFont, PDFont> source) {
    this.source = source;
  }

  /// Those that a text needed so far.
  Map<PrintFont, PDFont> used() {
    return used;
  }

  private static List<PrintFont> chain(String... names) {
    String weight = names[names.length - 1];
    Stream<String> others =
        Stream.of("", "_HEBREW", "_ARABIC", "_ARMENIAN", "_GEORGIAN")
            .map(script -> "NOTO" + script + "_" + weight);
    return Stream.of(
            Arrays.stream(names).limit(names.length - 1),
            others,
            Stream.of(PrintFont.DROID_SANS_FALLBACK.name()))
        .flatMap(name -> name)
        .map(PrintFont::valueOf)
        .toList();
  }

  /// What of a text no font has, each once, in the text's order; signs that nobody sees are not
  /// among them.
  static Set<String> missing(String text) {
    return composed(text)
        .codePoints()
        .filter(sign -> !isUnseen(sign) && printed(TITLE, sign).isEmpty())
        .mapToObj(Character::toString)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// Spaces, joiners, selectors of a variant: without a shape of their own.
  private static boolean isUnseen(int sign) {
    int type = Character.getType(sign);
    return isGuide(sign)
        || type == Character.CONTROL
        || type == Character.NON_SPACING_MARK
        || Character.isSpaceChar(sign);
  }

  /// Says how its neighbors are joined or ordered, and is not printed.
  private static boolean isGuide(int sign) {
    return Character.getType(sign) == Character.FORMAT;
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /// A letter, or without its accent where no font has the accented one.
  private static Optional<Printed> printed(List<PrintFont> fonts, int sign) {
    return in(fonts, sign)
        .or(() -> {
          String plain = Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKD);
          return in(fonts, plain.codePointAt(0));
        });
  }

  private static Optional<Printed> in(List<PrintFont> fonts, int sign) {
    return fonts.stream()
        .filter(font -> font.has(sign))
        .findFirst()
        .map(font -> new Printed(font, sign));
  }

  private record Printed(PrintFont font, int sign) {}

  /// Neighboring letters of one font.
  private record Run(PrintFont font, StringBuilder text) {}

  /// A style: the first of its fonts that has a letter shows it.
  final class Face {
    private final List<PrintFont> fonts;

    private Face(List<PrintFont> fonts) {
      this.fonts = fonts;
    }

    /// In points, at that size in points.
    float width(String text, float size) {
      float width = 0;
      try {
        for (Run run : runs(text)) {
          width += font(run).getStringWidth(run.text().toString()) * size / 1000;
        }
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return width;
    }

    /// Where the text position is.
    void show(PDPageContentStream on, String text, float size) throws IOException {
      for (Run run : runs(text)) {
        on.setFont(font(run), size);
        on.showText(run.text().toString());
      }
    }

    private PDFont font(Run run) {
      return used.computeIfAbsent(run.font(), source);
    }

    /// Has the document carry these letters, though it does not show them yet.
    void keep(String letters) {
      for (Run run : runs(letters)) {
        PDFont font = font(run);
        run.text().codePoints().forEach(font::addToSubset);
      }
    }

    /// What no font has is left out, and only one space where it stood between two.
    private String printable(String text) {
      StringBuilder kept = new StringBuilder(text.length());
      composed(text)
          .codePoints()
          .map(sign -> Character.isWhitespace(sign) ? ' ' : sign)
          .filter(sign -> isGuide(sign) || printed(fonts, sign).isPresent())
          .forEach(kept::appendCodePoint);
      return kept.toString().replaceAll(" {2,}", " ").strip();
    }

    private List<Run> runs(String text) {
      PrintFont first = fonts.getFirst();
      if (!text.isEmpty() && text.codePoints().allMatch(first::has)) {
        return List.of(new Run(first, new StringBuilder(text)));
      }
      List<Run> runs = new ArrayList<>();
      PrintOrder.visual(printable(text))
          .codePoints()
          .filter(sign -> !isGuide(sign))
          .mapToObj(sign -> printed(fonts, sign))
          .flatMap(Optional::stream)
          .forEach(letter -> {
            if (runs.isEmpty() || runs.getLast().font() != letter.font()) {
              runs.add(new Run(letter.font(), new StringBuilder()));
            }
            runs.getLast().text().appendCodePoint(letter.sign());
          });
      return runs;
    }

    /// The text, or `other` where nothing of the text can be printed.
    String orElse(String text, String other) {
      boolean shown = runs(text).stream().anyMatch(run -> !run.text().toString().isBlank());
      return shown ? text : other;
    }

    /// The text in lines no wider than `width`; what does not fit `most` lines ends in an ellipsis.
    List<String> lines(String text, float size, float width, int most) {
      List<String> lines = new ArrayList<>();
      StringBuilder line = new StringBuilder();
      for (String word : words(text.strip())) {
        if (!line.isEmpty() && width(line + word.stripTrailing(), size) > width) {
          lines.add(line.toString().strip());
          line.setLength(0);
        }
        line.append(word);
      }
      lines.add(line.toString().strip());
      List<String> kept = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
      String last = kept.removeLast();
      kept.add(cut(last, size, width, lines.size() > most));
      return kept.stream().map(l -> PrintOrder.lineOf(text, cut(l, size, width, false))).toList();
    }

    /// Between spaces; between any two letters where a script has no spaces.
    private List<String> words(String text) {
      if (text.codePoints().noneMatch(Character::isIdeographic)) {
        return Arrays.stream(text.split("\\s+")).map(word -> word + " ").toList();
      }
      List<String> words = new ArrayList<>();
      BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
      breaks.setText(text);
      int from = breaks.first();
      for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
        words.add(text.substring(from, to));
        from = to;
      }
      return words;
    }

    private String cut(String line, float size, float width, boolean more) {
      if (!more && width(line, size) <= width) {
        return line;
      }
      String kept = line;
      while (!kept.isEmpty() && width(kept + "…", size) > width) {
        kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
      }
      return kept.strip() + "…";
    }
  }
}
