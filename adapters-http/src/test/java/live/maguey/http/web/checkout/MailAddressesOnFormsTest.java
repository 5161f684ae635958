package live.maguey.http.web.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.http.web.shop.Visitor;
import live.maguey.orders.Order;
import live.maguey.shared.MailAddresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An address that some provider would refuse later is refused where it is typed, in a sentence;
/// any other is sold to, shown as its owner reads it, and found again.
class MailAddressesOnFormsTest {
  private static final Map<String, String> WRONG =
      Map.of(
          "en", "Write your full address, like name@example.com.",
          "es", "Escribe tu correo completo, como nombre@example.com.");
  private static final Map<String, String> LETTERS =
      Map.of(
          "en",
          "Use an address without accents before the @. Not every email provider takes them yet.",
          "es",
          "Usa una dirección sin acentos antes de la @. Aún no todos los proveedores de correo los"
              + " aceptan.");

  private final ShopServer server = new ShopServer();
  private final Visitor visitor = server.visitor();
  private final Event event =
      server.add(SampleEvents.tonight(server.ids).slug("noche-de-humo").tier("General", 100));

  @AfterEach
  void close() {
    server.close();
  }

  static Stream<String> refused() {
    // No browser sends the others; they end in an error page.
    return MailAddresses.refused().filter(typed -> !typed.matches(".*[\u0000\u007f].*"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void what_some_provider_refuses_is_refused_by_both_forms_in_both_languages(String typed) {
    for (String language : WRONG.keySet()) {
      visitor.get("/?lang=" + language);
      Map<String, String> form = visitor.form(event, 1);
      form.put("email", typed);

      said(visitor.post("/checkout", form), language, typed);
      said(visitor.post("/tickets/find", Map.of("email", typed)), language, typed);
    }
    assertThat(server.orders.list(null, null, null, 10)).isEmpty();
  }

  private static void said(HttpResponse<String> answer, String language, String typed) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("<html lang=\"" + language, "<div class=\"field wrong\">\n<label for=\"email\">")
        .contains(
            (MailAddresses.OTHER_LETTERS.contains(typed) ? LETTERS : WRONG).get(language)
                + "</span>");
  }

  @ParameterizedTest
  @MethodSource("live.maguey.shared.MailAddresses#taken")
  void any_other_is_sold_to_shown_as_it_is_read_and_found_again(MailAddresses.Taken taken) {
    Map<String, String> form = visitor.form(event, 1);
    form.put("email", taken.typed());
    assertThat(visitor.post("/checkout", form).statusCode()).isEqualTo(303);
    Order order = server.paid(server.last().id());

    assertThat(visitor.get(server.page(order)).body())
        .contains("<strong>" + escaped(taken.address().readable()) + "</strong>");
    taken
        .spellings()
        .forEach(spelling -> {
          HttpResponse<String> answer = visitor.post("/tickets/find", Map.of("email", spelling));
          assertThat(answer.statusCode()).isEqualTo(200);
          assertThat(answer.body())
              .contains("with " + escaped(spelling.strip().replace("\t", " ").strip()));
        });
    assertThat(server.outbox.list(null, null, 50))
        .filteredOn(mail -> mail.kind() == Email.Kind.FIND_TICKETS)
        .extracting(one -> one.order().orElseThrow())
        .containsExactly(order.id());
  }

  /// A field that cuts what is pasted into it makes another address of it.
  @Test
  void a_field_takes_more_than_the_longest_address_so_that_it_is_refused_and_not_cut() {
    assertThat(visitor.get(Visitor.details(event, 1)).body()).contains("maxlength=\"320\"");
    assertThat(visitor.get("/tickets/find").body()).contains("maxlength=\"320\"");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
