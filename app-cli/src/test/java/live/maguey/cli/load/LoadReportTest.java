package live.maguey.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LoadReportTest {
  private static final Ratio HOLD =
      new Ratio("hold", "HOLD_BATCH", Ratios.ROW, 40, 12, 4, Ratios.BOUND);

  @Test
  void a_run_passes_when_nothing_failed_nothing_is_slow_and_every_invariant_holds() {
    LoadReport report = report(step("scan", 900), HOLD);

    assertThat(report.faults()).isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(LoadTable.verdict(report)).isEqualTo("Passed after 2.5 s: every invariant holds.");
  }

  @Test
  void what_failed_or_was_dropped_is_told_with_the_first_reason() {
    Step step = new Step("order placed");
    step.failed(new IllegalStateException("answered 500"));
    step.dropped();

    assertThat(report(step.result(), HOLD).faults())
        .containsExactly("order placed: 1 failed, 1 dropped: answered 500");
  }

  @ParameterizedTest
  @CsvSource({
    "scan, 1001, 'scan: p99 of 1,001 ms, more than 1,000 ms'",
    "webhook answered, 10001, 'webhook answered: p100 of 10,001 ms, more than 10,000 ms'"
  })
  void a_slow_gate_and_an_answer_that_stripe_does_not_wait_for_do_not_pass(
      String name, int millis, String sentence) {
    assertThat(report(step(name, millis), HOLD).faults()).containsExactly(sentence);
    assertThat(report(step("order placed", millis), HOLD).faults()).isEmpty();
  }

  @Test
  void five_times_the_floor_is_the_most_where_there_is_a_bound() {
    Ratio five = new Ratio("scan", "ADMIT", Ratios.ROW, 40, 20, 4, Ratios.BOUND);
    Ratio more = new Ratio("scan", "ADMIT", Ratios.ROW, 40, 20.4, 4, Ratios.BOUND);
    Ratio told = new Ratio("statement", "BROWSE", Ratios.ROW, 40, 400, 4, Double.POSITIVE_INFINITY);

    assertThat(report(step("scan", 1), five, told).passed()).isTrue();
    assertThat(report(step("scan", 1), more, told).faults())
        .containsExactly("scan (ADMIT): p99 is 5.1 times that of a row and a commit, more than 5");
  }

  @Test
  void what_does_not_hold_in_the_database_is_told_and_does_not_pass() {
    LoadReport report =
        new LoadReport(
            plan(),
            Instant.EPOCH,
            Duration.ofMillis(2_500),
            List.of(),
            List.of(),
            List.of("taken: 3 of 2 <places>"));

    assertThat(report.passed()).isFalse();
    assertThat(report.faults()).containsExactly("taken: 3 of 2 <places>");
    assertThat(LoadTable.verdict(report))
        .isEqualTo("Not passed after 2.5 s: an invariant does not hold.");
    assertThat(LoadPage.of(report)).contains("<li>taken: 3 of 2 &lt;places&gt;</li>");
  }

  @Test
  void the_page_needs_nothing_else_and_draws_each_step_in_both_plots() throws Exception {
    String page = LoadPage.of(report(step("scan", 900), HOLD));

    assertThat(page).doesNotContain("src=", "href=", "url(", "<script");
    Document read = read(page);
    assertThat(read.getElementsByTagName("svg").getLength()).isEqualTo(2);
    assertThat(read.getElementsByTagName("polyline").getLength()).isEqualTo(2);
    assertThat(read.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("Passed");
    assertThat(page)
        .contains("hold, HOLD_BATCH", "class=\"within\"")
        .doesNotContain("class=\"above\"");
  }

  @Test
  void a_plot_stays_within_its_frame_from_nothing_to_hours() throws Exception {
    Map<Double, Double> line = new TreeMap<>(step("page opened", 3).curve());
    line.putAll(Map.of(0.0, 0.0, 100.0, 7_200_000.0));
    LoadReport report =
        report(
            new Step.Result(
                "page opened",
                3,
                0,
                0,
                0,
                line,
                Map.of(0L, new Step.Second(3, 7_200_000)),
                Map.of()));

    String points =
        read(LoadPage.of(report))
            .getElementsByTagName("polyline")
            .item(0)
            .getAttributes()
            .getNamedItem("points")
            .getTextContent();

    assertThat(points.split(" "))
        .hasSize(line.size())
        .allSatisfy(point -> {
          String[] at = point.split(",");
          assertThat(Double.parseDouble(at[0])).isBetween(60.0, 900.0);
          assertThat(Double.parseDouble(at[1])).isBetween(10.0, 280.0);
        });
  }

  private static Document read(String page) throws Exception {
    String xml = page.substring(page.indexOf('\n')).replace("<meta charset", "<meta name");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml.strip())));
  }

  private static Step.Result step(String name, int millis) {
    Step step = new Step(name);
    step.done(System.nanoTime());
    step.took(Duration.ofMillis(millis));
    Step.Result all = step.result();
    Map<Double, Double> curve = new TreeMap<>(all.curve());
    curve.replaceAll((_, _) -> (double) millis);
    return new Step.Result(name, 2, 0, 0, 0, curve, all.seconds(), Map.of());
  }

  private static LoadReport report(Step.Result step, Ratio... ratios) {
    return new LoadReport(
        plan(), Instant.EPOCH, Duration.ofMillis(2_500), List.of(step), List.of(ratios), List.of());
  }

  private static LoadPlan plan() {
    return new LoadPlan(Profile.SCAN, Arrivals.atOnce(10), 43, 10);
  }
}
