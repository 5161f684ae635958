package live.maguey.benchmarks;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import live.maguey.benchmarks.apart.ApartFigures;
import live.maguey.benchmarks.codes.CodeFigures;
import live.maguey.benchmarks.fixtures.Figure;
import live.maguey.benchmarks.fixtures.Machine;
import live.maguey.benchmarks.fixtures.Picture;

/// One run, as it is kept beside the documentation: `performance.json`, `performance.png`, and the
/// tables in `performance.md` between their marks. What was not measured stays as it is there.
record Recording(Path docs, Machine machine) {
  void of(List<Figure> figures, List<CodeFigures.Cost> codes) throws IOException {
    if (figures.isEmpty()) {
      return;
    }
    Files.writeString(
        docs.resolve("performance.json"),
        JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(new Kept(machine, figures, codes))
            + "\n");
    Picture.of(figures, docs.resolve("performance.png"));
    between("figures", Table.of(figures) + Table.ofCosts(codes));
  }

  void ofTables(List<Figure> figures) throws IOException {
    if (!figures.isEmpty()) {
      between("tables", Table.of(figures));
    }
  }

  void of(ApartFigures.Taken apart) throws IOException {
    between("apart", Table.of(apart));
  }

  private record Kept(Machine machine, List<Figure> figures, List<CodeFigures.Cost> codes) {}

  private void between(String marks, String tables) throws IOException {
    String first = "<!-- " + marks + ": written by benchmarks/run -->\n";
    Path page = docs.resolve("performance.md");
    String text = Files.readString(page);
    int begin = text.indexOf(first);
    int end = text.indexOf("<!-- /" + marks + " -->");
    if (begin < 0 || end < begin) {
      throw new IOException(page + " has no place for the figures: " + first.strip());
    }
    Files.writeString(
        page,
        text.substring(0, begin + first.length())
            + "\nTaken on "
            + machine
            + ".\n"
            + tables
            + "\n"
            + text.substring(end));
  }
}
