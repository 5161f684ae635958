package live.maguey.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.Venue;
import live.maguey.shared.Language;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;

class Rfc5545EntriesTest {
  private static final URI LINK = URI.create("https://maguey.example/orders/" + "k".repeat(43));
  private static final Venue LONG =
      new Venue(
          "La casa de la Ñusta, ".repeat(8) + "arriba",
          SampleEvents.VENUE.zone(),
          SampleEvents.USD,
          100,
          SampleEvents.PREMISES);

  private final Event event = SampleEvents.tonight(new SequentialIds()).slug("noche-larga").event();

  @Test
  void no_line_is_longer_than_the_standard_allows_and_unfolded_it_is_whole() {
    String entry = entry(event);

    assertThat(entry).endsWith("END:VCALENDAR\r\n");
    assertThat(entry.split("\r\n"))
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    assertThat(entry.replace("\r\n ", ""))
        .contains(
            "LOCATION:" + LONG.found().replace(",", "\\,") + "\r\n",
            "DESCRIPTION:MGY-7K2Q-4F\\n" + LINK + "\r\n",
            "URL:" + LINK + "\r\n",
            "UID:noche-larga@maguey.example\r\n");
  }

  @Test
  void a_line_break_of_any_kind_in_an_older_title_never_ends_a_line_of_the_file() {
    Event old = SampleEvents.called(event, "a\rBEGIN:VALARM\r\nb\u2028c");

    String entry = entry(old);

    assertThat(entry.replace("\r\n", "\n")).doesNotContain("\r", "\u2028");
    assertThat(entry).contains("SUMMARY:a\\nBEGIN:VALARM\\nb\\nc\r\n");
  }

  private static String entry(Event event) {
    return new String(
        new Rfc5545Entries(LONG).of(event, Language.EN, "MGY-7K2Q-4F", LINK, SampleEvents.NOW),
        StandardCharsets.UTF_8);
  }
}
