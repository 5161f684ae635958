package live.maguey.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import live.maguey.launch.Area;
import live.maguey.launch.Item;
import live.maguey.launch.Profile;
import live.maguey.launch.Readiness;
import live.maguey.launch.Release;
import live.maguey.launch.Standing;
import org.junit.jupiter.api.Test;

class JUnitReportTest {
  private static final Instant AT = Instant.parse("2026-11-28T12:00:00Z");
  private static final List<Item> ITEMS =
      List.of(
          new Item("PAY-01", Area.PAYMENT, true, "Paid", new Standing.Proved("./check", AT)),
          new Item("UX-01", Area.EXPERIENCE, false, "A & <b>", new Standing.Unproved("Run it.")),
          new Item("DASH-01", Area.DASHBOARD, true, "Equal", new Standing.Absent("the dashboard")));

  @Test
  void what_a_build_leaves_out_is_skipped_and_what_it_misses_has_failed() {
    assertThat(JUnitReport.of(new Readiness(Profile.CI, new Release("1a2b3c4"), AT, ITEMS)))
        .contains("tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\"")
        .contains("classname=\"payment\" name=\"PAY-01 Paid\">")
        .contains("name=\"UX-01 A &amp; &lt;b&gt;\"><failure message=\"no proof\"></failure>")
        .contains("name=\"DASH-01 Equal\"><skipped/>");
  }

  @Test
  void nothing_is_skipped_for_the_opening() {
    assertThat(JUnitReport.of(new Readiness(Profile.PRODUCTION, new Release("1a2b3c4"), AT, ITEMS)))
        .contains("tests=\"3\" failures=\"2\" errors=\"0\" skipped=\"0\"")
        .contains("<failure message=\"the dashboard is absent\"></failure>")
        .doesNotContain("<skipped/>");
  }
}
