package live.maguey.http.web.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.OffsetDateTime;
import java.util.Currency;
import live.maguey.events.Event;
import live.maguey.events.PricePhase;
import live.maguey.events.SampleEvents;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedEventTest {
  private static final String PAGE = "https://maguey.example/events/noche-de-humo";

  private final SampleEvents humo =
      SampleEvents.tonight(new SequentialIds()).slug("noche-de-humo").tier("General", 100);

  @Test
  void an_event_says_when_it_is_and_what_each_tier_costs_all_in() throws Exception {
    Event event = humo.tier("Late", 0).event();

    JsonNode read = read(event);

    assertThat(read.at("/@type").asText()).isEqualTo("Event");
    assertThat(OffsetDateTime.parse(read.at("/doorTime").asText()).toInstant())
        .isEqualTo(event.doors());
    assertThat(read.at("/eventStatus").asText()).endsWith("/EventScheduled");
    assertThat(read.at("/offers/0/price").asText()).isEqualTo("30.00");
    assertThat(read.at("/offers/0/priceCurrency").asText()).isEqualTo("USD");
    assertThat(read.at("/offers/0/availability").asText()).endsWith("/InStock");
    assertThat(read.at("/offers/1/availability").asText()).endsWith("/SoldOut");
    assertThat(read.at("/location/@type").asText()).isEqualTo("Place");
    assertThat(read.at("/location/address/@type").asText()).isEqualTo("PostalAddress");
    assertThat(read.at("/location/address/streetAddress").asText()).isEqualTo("1200 Agave Street");
    assertThat(read.at("/location/hasMap").asText()).contains("1200+Agave+Street");
  }

  @Test
  void a_canceled_event_is_told_as_one() throws Exception {
    JsonNode read = read(SampleEvents.cancelled(humo.event()));

    assertThat(read.at("/eventStatus").asText()).endsWith("/EventCancelled");
  }

  @Test
  void nothing_in_it_ends_the_script_that_it_stands_in() {
    assertThat(linked(humo.event(), "https://x/</script>").json())
        .doesNotContain("<")
        .contains("\\u003c/script>");
  }

  @ParameterizedTest
  @CsvSource({"USD, 3000, 30.00", "JPY, 3000, 3000", "KWD, 3010, 3.010", "ISK, 240000, 2400.00"})
  void a_price_is_decimal_in_the_units_of_its_currency(String code, long minor, String price)
      throws Exception {
    Currency currency = Currency.getInstance(code);
    PricePhase phase =
        new PricePhase("Standard", Money.of(minor, currency), Money.of(0, currency), null, null);
    Event event =
        SampleEvents.tonight(new SequentialIds()).slug("in-currency").tier("A", 9, phase).event();

    assertThat(read(event).at("/offers/0/price").asText()).isEqualTo(price);
    assertThat(read(event).at("/offers/0/priceCurrency").asText()).isEqualTo(code);
  }

  private static JsonNode read(Event event) throws Exception {
    return new JsonMapper().readTree(linked(event, PAGE).json());
  }

  private static LinkedEvent linked(Event event, String address) {
    return new LinkedEvent(
        event, SampleEvents.VENUE, address, PAGE + ".png", Language.EN, SampleEvents.NOW);
  }
}
