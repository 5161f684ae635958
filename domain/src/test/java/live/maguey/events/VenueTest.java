package live.maguey.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import live.maguey.shared.Language;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueTest {
  @Test
  void an_event_says_what_to_wear_or_the_venue_does_for_it() {
    Premises at = SampleEvents.PREMISES;
    Venue venue =
        new Venue(
            "Maguey",
            SampleEvents.VENUE.zone(),
            SampleEvents.USD,
            500,
            new Premises(
                at.email(),
                at.phone(),
                at.street(),
                at.city(),
                at.map(),
                at.ways(),
                Map.of(Language.EN, "No shorts")));
    SampleEvents night = SampleEvents.tonight(new SequentialIds());
    Event silent = night.event();
    Event black = night.dress("All in black", "").event();
    Event both = night.dress("All in black", "De negro").event();

    assertThat(venue.dress(silent, Language.EN)).contains(new Phrase("No shorts", Language.EN));
    assertThat(venue.dress(silent, Language.ES)).isEmpty();
    assertThat(venue.dress(black, Language.EN)).contains(new Phrase("All in black", Language.EN));
    assertThat(venue.dress(black, Language.ES))
        .as("its own words before the venue's, in whatever language")
        .contains(new Phrase("All in black", Language.EN));
    assertThat(venue.dress(both, Language.ES)).contains(new Phrase("De negro", Language.ES));
  }

  /// Chicago: UTC-5 in summer, UTC-6 in winter; 2026 changes on 8 March and 1 November at 02:00.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-29T02:00:00Z         | 2026-11-28 # Saturday, 8 PM
          2026-11-29T05:59:59Z         | 2026-11-28 # a second before midnight
          2026-11-29T06:00:00Z         | 2026-11-28 # midnight is still Saturday
          2026-11-29T09:00:00Z         | 2026-11-28 # 3 AM
          2026-11-29T11:59:59.999Z     | 2026-11-28 # a moment before 6 AM
          2026-11-29T12:00:00Z         | 2026-11-29 # 6 AM is Sunday
          2026-03-08T07:59:59Z         | 2026-03-07 # 1:59:59 AM, the last second of winter
          2026-03-08T08:00:00Z         | 2026-03-07 # 3 AM, the hour between is not there
          2026-03-08T10:59:59Z         | 2026-03-07 # a second before 6 AM in summer time
          2026-03-08T11:00:00Z         | 2026-03-08 # 6 AM in summer time
          2026-11-01T06:30:00Z         | 2026-10-31 # 1:30 AM for the first time
          2026-11-01T07:30:00Z         | 2026-10-31 # 1:30 AM for the second time
          2026-11-01T11:59:59Z         | 2026-10-31 # a second before 6 AM in winter time
          2026-11-01T12:00:00Z         | 2026-11-01 # 6 AM in winter time
          2027-01-01T08:00:00Z         | 2026-12-31 # New Year's Eve
          2028-03-01T08:00:00Z         | 2028-02-29 # a leap day
          """)
  void a_night_runs_until_six_in_the_morning_by_the_venues_own_clock(String at, String night) {
    Instant moment = Instant.parse(at);
    LocalDate date = LocalDate.parse(night.substring(0, 10));

    assertThat(SampleEvents.VENUE.businessDate(moment)).isEqualTo(date);
    assertThat(moment)
        .isAfterOrEqualTo(SampleEvents.VENUE.nightBegins(date))
        .isBefore(SampleEvents.VENUE.nightBegins(date.plusDays(1)));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-28, 24", "2026-03-07, 23", "2026-10-31, 25"})
  void nights_follow_each_other_without_a_gap_and_one_has_the_hour_that_the_clocks_change(
      LocalDate night, int hours) {
    Instant begins = SampleEvents.VENUE.nightBegins(night);
    Instant next = SampleEvents.VENUE.nightBegins(night.plusDays(1));

    assertThat(Duration.between(begins, next)).isEqualTo(Duration.ofHours(hours));
    assertThat(SampleEvents.VENUE.businessDate(begins)).isEqualTo(night);
    assertThat(SampleEvents.VENUE.businessDate(begins.minusNanos(1))).isEqualTo(night.minusDays(1));
    assertThat(SampleEvents.VENUE.businessDate(next.minusNanos(1))).isEqualTo(night);
  }
}
