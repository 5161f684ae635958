package live.maguey.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.http.answers.PageWords;
import live.maguey.shared.Language;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 28);

  private final Times english = new Times(SampleEvents.VENUE.zone(), PageWords.in(Language.EN));
  private final Times spanish = new Times(SampleEvents.VENUE.zone(), PageWords.in(Language.ES));
  private final Event night = SampleEvents.tonight(new SequentialIds()).tier("General", 1).event();

  @Test
  void a_night_keeps_the_name_of_the_day_it_began_on() {
    assertThat(english.ends(night)).isEqualTo("3 AM, still Saturday night");
    assertThat(spanish.ends(night)).isEqualTo("3:00, todavía la noche del sábado");
    assertThat(english.nightAndDoors(night)).isEqualTo("Sat 28 Nov, 9 PM");
    assertThat(english.hours(night)).isEqualTo("9 PM – 3 AM");
  }

  /// Doors and end, then the fact of the doors, that of the end, and the line of the list.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-28T18:00-06:00 | 2026-11-28T23:00-06:00 | Sat 28 Nov, 6 PM                       | 11 PM                       | Doors 6 PM, until 11 PM.
          2026-11-28T22:00-06:00 | 2026-11-29T08:00-06:00 | Sat 28 Nov, 10 PM                      | 8 AM, still Saturday night  | Doors 10 PM, until 8 AM.
          2026-11-28T22:00-06:00 | 2026-11-29T22:00-06:00 | Sat 28 Nov, 10 PM                      | Sun 29 Nov, 10 PM           | Doors 10 PM, until 10 PM on Sunday 29 November.
          2026-11-28T22:00-06:00 | 2026-11-30T03:00-06:00 | Sat 28 Nov, 10 PM                      | Mon 30 Nov, 3 AM            | Doors 10 PM, until 3 AM on Monday 30 November.
          2026-11-29T02:00-06:00 | 2026-11-29T08:00-06:00 | Sun 29 Nov, 2 AM, still Saturday night | 8 AM, still Saturday night  | Doors 2 AM, until 8 AM.
          2026-10-31T22:00-05:00 | 2026-11-01T03:00-06:00 | Sat 31 Oct, 10 PM                      | 3 AM, still Saturday night  | Doors 10 PM, until 3 AM.
          2026-10-31T22:00-05:00 | 2026-11-01T22:00-06:00 | Sat 31 Oct, 10 PM                      | Sun 1 Nov, 10 PM            | Doors 10 PM, until 10 PM on Sunday 1 November.
          """)
  void an_end_is_told_with_its_day_once_it_is_no_longer_that_night(
      OffsetDateTime doors, OffsetDateTime ends, String from, String until, String line) {
    Event party = party(doors, ends);

    assertThat(english.nightAndDoors(party)).isEqualTo(from);
    assertThat(english.ends(party)).isEqualTo(until);
    assertThat(english.doorsAndEnd(party)).isEqualTo(line);
  }

  @Test
  void a_whole_day_is_told_in_spanish_as_it_is_said() {
    Event party =
        party(
            OffsetDateTime.parse("2026-11-28T22:00-06:00"),
            OffsetDateTime.parse("2026-11-29T22:00-06:00"));

    assertThat(spanish.ends(party)).isEqualTo("Dom 29 nov, 22:00");
    assertThat(spanish.doorsAndEnd(party))
        .isEqualTo("Puertas a las 22:00, hasta el domingo 29 de noviembre a las 22:00.");
    assertThat(spanish.hours(party)).isEqualTo("22:00 – dom 22:00");
  }

  private static Event party(OffsetDateTime doors, OffsetDateTime ends) {
    return SampleEvents.tonight(new SequentialIds())
        .hours(doors.toInstant(), ends.toInstant())
        .event();
  }

  @Test
  void days_are_written_as_each_language_writes_them() {
    assertThat(english.longDay(SATURDAY)).isEqualTo("Saturday 28 November");
    assertThat(spanish.longDay(SATURDAY)).isEqualTo("sábado 28 de noviembre");
    assertThat(spanish.day(SATURDAY)).isEqualTo("Sáb 28 nov");
    assertThat(spanish.monthOf(SATURDAY, SATURDAY)).isEqualTo("Noviembre");
    assertThat(english.monthOf(SATURDAY.plusMonths(2), SATURDAY)).isEqualTo("January 2027");
  }

  @Test
  void hours_stand_in_the_venues_zone_with_minutes_only_where_there_are_some() {
    Instant at = Instant.parse("2026-11-27T00:14:00Z");

    assertThat(english.moment(at)).isEqualTo("Thu 26 Nov, 6:14 PM");
    assertThat(spanish.moment(at)).isEqualTo("Jue 26 nov, 18:14");
  }

  @Test
  void the_next_night_is_told_by_how_near_it_is() {
    assertThat(english.nextNight(SATURDAY, SATURDAY)).isEqualTo("Tonight, 28 Nov");
    assertThat(english.nextNight(SATURDAY, SATURDAY.minusDays(6)))
        .isEqualTo("This Saturday, 28 Nov");
    assertThat(spanish.nextNight(SATURDAY, SATURDAY.minusDays(3))).isEqualTo("Este sábado, 28 nov");
    assertThat(english.nextNight(SATURDAY, SATURDAY.minusDays(7))).isEqualTo("Saturday, 28 Nov");
  }
}
