package live.maguey.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import live.maguey.catalog.Event;
import live.maguey.catalog.Nights;
import live.maguey.shared.Language;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 28);

  private final Times english = new Times(Nights.VENUE.zone(), Words.in(Language.EN));
  private final Times spanish = new Times(Nights.VENUE.zone(), Words.in(Language.ES));
  private final Event night = Nights.tonight(new SequentialIds()).tier("General", 1).event();

  @Test
  void a_night_keeps_the_name_of_the_day_it_began_on() {
    assertThat(english.ends(night)).isEqualTo("3 AM, still Saturday night");
    assertThat(spanish.ends(night)).isEqualTo("3:00, todavía la noche del sábado");
    assertThat(english.nightAndDoors(night)).isEqualTo("Sat 28 Nov, 9 PM");
    assertThat(english.hours(night)).isEqualTo("9 PM – 3 AM");
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
