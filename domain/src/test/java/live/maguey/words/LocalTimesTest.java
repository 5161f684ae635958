package live.maguey.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import live.maguey.shared.Language;
import live.maguey.words.LocalTimes.Nearness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTimesTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private final LocalTimes english = new LocalTimes(CHICAGO, Language.EN);
  private final LocalTimes spanish = new LocalTimes(CHICAGO, Language.ES);

  @ParameterizedTest
  @CsvSource({
    "2026-11-28, 2026-11-28T23:59:59-06:00, SAME_DAY",
    "2026-11-28, 2026-11-29T00:00-06:00, MORNING_AFTER",
    "2026-11-28, 2026-11-29T06:01-06:00, MORNING_AFTER",
    "2026-11-28, 2026-11-29T11:59:59-06:00, MORNING_AFTER",
    "2026-11-28, 2026-11-29T12:00-06:00, ANOTHER_DAY",
    "2026-11-28, 2026-11-29T22:00-06:00, ANOTHER_DAY",
    "2026-11-28, 2026-11-30T03:00-06:00, ANOTHER_DAY",
    // The clocks go forward at two, and back at two.
    "2026-03-07, 2026-03-08T03:00-05:00, MORNING_AFTER",
    "2026-03-07, 2026-03-08T12:00-05:00, ANOTHER_DAY",
    "2026-10-31, 2026-11-01T01:30-06:00, MORNING_AFTER",
    "2026-10-31, 2026-11-01T11:59-06:00, MORNING_AFTER",
    "2026-10-31, 2026-11-01T12:00-06:00, ANOTHER_DAY"
  })
  void only_the_morning_after_is_still_the_same_night(
      LocalDate night, OffsetDateTime at, Nearness expected) {
    assertThat(english.nearness(night, at.toInstant())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-28T18:00-06:00, 2026-11-28T23:00-06:00, 6 PM – 11 PM, 18:00 – 23:00",
    "2026-11-28T22:00-06:00, 2026-11-29T03:00-06:00, 10 PM – 3 AM, 22:00 – 3:00",
    "2026-11-28T22:00-06:00, 2026-11-29T22:00-06:00, 10 PM – Sun 10 PM, 22:00 – dom 22:00",
    "2026-11-28T22:00-06:00, 2026-11-30T06:00-06:00, 10 PM – Mon 6 AM, 22:00 – lun 6:00",
    "2026-11-28T22:00-06:00, 2026-12-05T06:00-06:00, 10 PM – Sat 5 Dec 6 AM, 22:00 – sáb 5 dic 6:00",
    "2026-11-29T02:00-06:00, 2026-11-29T08:00-06:00, Sun 2 AM – 8 AM, Dom 2:00 – 8:00",
    "2026-11-29T02:00-06:00, 2026-11-29T14:30-06:00, Sun 2 AM – Sun 2:30 PM, Dom 2:00 – dom 14:30"
  })
  void hours_name_the_day_of_what_nobody_would_take_for_that_night(
      OffsetDateTime doors, OffsetDateTime ends, String inEnglish, String inSpanish) {
    LocalDate night = LocalDate.of(2026, 11, 28);
    Instant from = doors.toInstant();
    Instant until = ends.toInstant();

    assertThat(english.hours(night, from, until)).isEqualTo(inEnglish);
    assertThat(spanish.hours(night, from, until)).isEqualTo(inSpanish);
  }

  @Test
  void a_day_is_small_within_a_spanish_line() {
    LocalDate night = LocalDate.of(2026, 11, 28);

    assertThat(english.within(english.day(night))).isEqualTo("Sat 28 Nov");
    assertThat(spanish.within(spanish.day(night))).isEqualTo("sáb 28 nov");
  }

  @Test
  void a_gate_and_an_operator_read_the_clock_of_the_venue_in_figures() {
    Instant at = OffsetDateTime.parse("2026-11-29T03:05:09-06:00").toInstant();

    assertThat(english.clock(at)).isEqualTo("03:05").isEqualTo(spanish.clock(at));
    assertThat(english.stamp(at)).isEqualTo("29 Nov 03:05:09");
  }
}
