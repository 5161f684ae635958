package live.maguey.cli.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import live.maguey.events.CreateEvent.Request;
import live.maguey.events.SampleEvents;
import live.maguey.events.Translation;
import live.maguey.events.Translation.TierText;
import live.maguey.events.Translations;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFormTest {
  private static final String NIGHT =
      """
      title: Posada
      date: 2027-12-18
      doors: 22:00
      ends: 04:00
      minimum-age: 21
      tiers:
        - { name: General, places: 380, price: 36.00 }
      """;

  @TempDir private Path folder;

  private Request read(String more) throws IOException {
    Path file = Files.writeString(folder.resolve("posada.yaml"), NIGHT + more);
    return EventForm.read(file).request(SampleEvents.VENUE);
  }

  @Test
  void a_file_gives_texts_in_the_other_language() throws IOException {
    Request request =
        read(
            """
            es:
              lineup: Techno, ponche hasta la una
              tiers:
                General: { note: A cualquier hora }
            """);

    assertThat(request.announcement().translations())
        .isEqualTo(
            new Translations(
                Language.EN,
                Map.of(
                    Language.ES,
                    new Translation(
                        "",
                        "Techno, ponche hasta la una",
                        "",
                        "",
                        Map.of("General", new TierText("", "A cualquier hora"))))));
  }

  @Test
  void an_event_written_in_spanish_is_translated_into_english() throws IOException {
    Request request = read("language: es\nen: { title: Inn }\n");

    assertThat(request.announcement().translations().original()).isEqualTo(Language.ES);
    assertThat(request.announcement().translations().others()).containsOnlyKeys(Language.EN);
    assertThat(read("").announcement().translations()).isEqualTo(Translations.NONE);
    assertThat(read("es:\n").announcement().translations()).isEqualTo(Translations.NONE);
  }

  @Test
  void a_language_that_nobody_reads_and_a_field_that_does_not_exist_are_named() {
    refused("fr: { title: Auberge }\n", "has texts in 'fr'. Guests read one of: en, es");
    refused("language: fr\n", "language is not one of en, es");
    refused("en: { title: Inn }\n", "en is the language of the event's own texts");
    refused(
        "es: { titel: Posada }\n",
        "has 'titel', which is not one of: description, dress, lineup, tiers, title");
    refused(
        "door: 22:00\n",
        "has 'door', which is not one of: composition, date, description, doors, dress, en, ends, es, ink,"
            + " language, lineup, minimum-age, name, per-customer, sales-close, sales-open, starts,"
            + " tiers, title");
    refused("hours: { date: 2027-12-18 }\n", "has 'hours', which is not one of");
    refused("es: { tiers: { General: } }\n", "es texts of General are missing");
  }

  private void refused(String more, String why) {
    assertThatThrownBy(() -> read(more))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining(why);
  }

  @Test
  void a_file_says_how_many_places_one_customer_may_have() throws IOException {
    assertThat(read("per-customer: 4\n").selling().perCustomer()).isEqualTo(4);
    assertThat(read("").selling().perCustomer()).as("as the setting says").isNull();
    assertThatThrownBy(() -> read("per-customer: four\n"))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("places per customer");
  }
}
