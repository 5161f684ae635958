package live.maguey.benchmarks;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import live.maguey.benchmarks.codes.CodeFigures;

/// One run, as it is kept beside the documentation: `performance.json`, `performance.png`, and the
/// tables in `performance.md` between its two marks.
record Recording(Machine machine, List<Figure> figures, List<CodeFigures.Cost> codes) {
  private static final String BEGIN = "<!-- figures: written by benchmarks/run -->\n";
  private static final String END = "<!-- /figures -->";

  void into(Path docs) throws IOException {
    Files.writeString(
        docs.resolve("performance.json"),
        JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(this)
            + "\n");
    Picture.of(figures, docs.resolve("performance.png"));
    Path page = docs.resolve("performance.md");
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(page + " has no place for the figures: " + BEGIN.strip());
    }
    Files.writeString(
        page,
        text.substring(0, begin + BEGIN.length())
            + "\nTaken on "
            + machine
            + ".\n"
            + Table.of(figures)
            + Table.ofCosts(codes)
            + "\n"
            + text.substring(end));
  }
}
