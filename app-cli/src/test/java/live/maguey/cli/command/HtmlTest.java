package live.maguey.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import live.maguey.shared.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlTest {
  @Test
  void nothing_that_is_written_is_taken_for_markup() {
    String page =
        Html.page(
            "a < b",
            true,
            "p { margin: 0; }",
            html -> {
              html.leaf("p", "<script>alert(1)</script> & more", "title", "\"quoted\"");
              html.openTable("a table", List.of("ONE", "TWO"));
              html.closeTable();
            });

    assertThat(page)
        .startsWith("<!doctype html>\n<html lang=\"en\">")
        .contains("<title>a &lt; b</title>", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more")
        .contains("p { margin: 0; }", "color-scheme", "<th scope=\"col\">TWO</th>")
        .contains("<body class=\"go\">", "aria-label=\"a table\"")
        .doesNotContain("<script");
    assertThat(Html.page("t", false, "", _ -> {})).contains("<body class=\"no-go\">");
  }

  @Test
  void a_style_that_is_not_packed_is_a_bug_with_its_name() {
    assertThatThrownBy(() -> Html.style(HtmlTest.class, "nowhere.css"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nowhere.css is not packed");
  }

  @Test
  void a_file_is_written_or_refused_by_the_option_that_named_it(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("page.html");

    Written.to("html", file, "a page");

    assertThat(file).hasContent("a page");
    Path inFile = file.resolve("deeper.html");
    assertThat(Files.exists(inFile)).isFalse();
    assertThatThrownBy(() -> Written.to("html", inFile, "a page"))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("html " + inFile);
  }
}
