package live.maguey.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import live.maguey.launch.Area;
import live.maguey.launch.Item;
import live.maguey.launch.Profile;
import live.maguey.launch.Readiness;
import live.maguey.launch.Release;
import live.maguey.launch.Standing;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class ReadinessPageTest {
  private static final Instant AT = Instant.parse("2026-11-28T12:00:00Z");
  private static final Item PROVED =
      new Item(
          "PAY-01",
          Area.PAYMENT,
          true,
          "A payment completes",
          new Standing.Proved("./check", AT.minusSeconds(60)));
  private static final Item FAILED =
      new Item(
          "env.stripe",
          Area.PAYMENT,
          true,
          "the key is <refused> & expired",
          new Standing.Failed("the key is <refused> & expired", "Give a live key."));
  private static final Item ABSENT =
      new Item("5.1", Area.DASHBOARD, false, "Figures", new Standing.Absent("the dashboard"));

  @Test
  void what_is_missing_comes_first_with_what_to_do_and_nothing_is_taken_for_markup()
      throws Exception {
    Document page = page(new Readiness(Profile.PRODUCTION, release(), AT, List.of(PROVED, FAILED)));

    assertThat(texts(page.getElementsByTagName("h1"))).containsExactly("No go");
    assertThat(texts(page.getElementsByTagName("title")))
        .containsExactly("No go: release 1a2b3c4d5e6f");
    assertThat(texts(page.getElementsByTagName("li")))
        .containsExactly("env.stripe, critical the key is <refused> & expired. Give a live key.");
    assertThat(texts(page.getElementsByTagName("h2")))
        .startsWith("Missing", "payment, weight 25: 1 of 2 proved");
  }

  @Test
  void every_line_is_there_with_what_proves_it_and_when() throws Exception {
    Document page = page(new Readiness(Profile.CI, release(), AT, List.of(PROVED, ABSENT)));

    assertThat(texts(page.getElementsByTagName("h1"))).containsExactly("Go");
    assertThat(page.getElementsByTagName("li").getLength()).isZero();
    assertThat(texts(page.getElementsByTagName("td")))
        .containsExactly(
            "A payment completes",
            "proved by ./check",
            "2026-11-28 11:59 UTC",
            "Figures",
            "the dashboard is absent",
            "");
  }

  private static Release release() {
    return new Release("1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d");
  }

  /// Read as XML, which is stricter than browsers are.
  private static Document page(Readiness readiness) throws Exception {
    String page = ReadinessPage.of(readiness);
    assertThat(page).startsWith("<!doctype html>\n<html lang=\"en\">");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(
            new ByteArrayInputStream(
                page.substring(page.indexOf("<html")).getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> texts(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }
}
