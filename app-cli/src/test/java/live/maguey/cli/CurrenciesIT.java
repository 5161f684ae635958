package live.maguey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.events.PricePhase;
import live.maguey.shared.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A venue that charges in a currency without cents, or with three digits after the point: every
/// output tells the amount that was charged.
@Tag("full")
class CurrenciesIT {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "JPY | 3000 | ¥3,000 | ¥6,000",
        "KWD | 3010 | KWD\u00a03.010 | KWD\u00a06.020",
        "ISK | 240000 | ISK\u00a02,400 | ISK\u00a04,800"
      })
  void every_output_tells_the_amount_that_was_charged(
      String code, long each, String price, String total) {
    try (RunningServer server = RunningServer.open(Map.of("venue.currency", code))) {
      Currency currency = Currency.getInstance(code);
      PricePhase phase =
          new PricePhase("Standard", Money.of(each, currency), Money.zero(currency), null, null);
      Event event = server.add(server.tonight().tier("General", 9, phase));
      Guest guest = Guest.withTickets(server, event, 2, "ana@example.com");
      String order = guest.reference().value();
      OnCall onCall = new OnCall(server);

      assertThat(server.client().get("/events/" + event.slug()).body()).contains(price);
      Await.until(() ->
          assertThat(server.resend().mails())
              .anySatisfy(mail -> assertThat(mail.content().text()).contains(total)));
      assertThat(said(onCall, "orders", "list")).contains(total);
      assertThat(said(onCall, "orders", "list", "--csv"))
          .contains("," + 2 * each + ",0," + code + ",");
      assertThat(said(onCall, "orders", "show", order)).contains(total);
      assertThat(said(onCall, "events", "show", event.slug().value())).contains(price);
      assertThat(said(onCall, "trace", order)).contains(total);

      String ticket = guest.tickets().getFirst().number();
      assertThat(said(onCall, "orders", "refund", order, "--ticket", ticket, "--yes"))
          .contains(price);
      assertThat(said(onCall, "refunds", "list")).contains(price);
      JsonNode shown = json(onCall, "orders", "show", order);
      assertThat(shown.path("total").asLong()).isEqualTo(2 * each);
      assertThat(shown.at("/refunds/0/amount").asLong()).isEqualTo(each);
      for (String list : new String[] {"refunds", "ledger", "facts"}) {
        assertThat(shown.path(list))
            .as(list)
            .filteredOn(row -> row.hasNonNull("amount"))
            .isNotEmpty()
            .allSatisfy(row -> assertThat(row.path("currency").asText()).isEqualTo(code));
      }
      JsonNode totals =
          json(onCall, "reconcile", "--from", "yesterday", "--to", "today").at("/totals/0");
      assertThat(totals.path("currency").asText()).isEqualTo(code);
      assertThat(totals.at("/ours/charges").asLong()).isEqualTo(2 * each);
      onCall.run("reconcile", "--from", "yesterday", "--to", "today");
      assertThat(onCall.out()).contains(total);
    }
  }

  private static String said(OnCall onCall, String... words) {
    assertThat(onCall.run(words)).as(String.join(" ", words) + onCall.err()).isZero();
    return onCall.out();
  }

  private static JsonNode json(OnCall onCall, String... words) {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = "--json";
    onCall.run(all);
    return onCall.json();
  }
}
