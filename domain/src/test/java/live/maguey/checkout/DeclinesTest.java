package live.maguey.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import live.maguey.evidence.Requirement;
import live.maguey.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement({"PAY-04", "1.4", "11.5"})
class DeclinesTest {
  static List<Declines.Decline> all() {
    return List.copyOf(Declines.table().values());
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_decline_speaks_both_languages_and_tells_staff(Declines.Decline decline) {
    String english = decline.customer(Language.EN);
    String spanish = decline.customer(Language.ES);

    assertThat(english).contains("Nothing was charged").contains("still held");
    assertThat(spanish).contains("No se cobró nada").contains("siguen apartados");
    assertThat(decline.staff()).isNotBlank();
    assertThat(Set.of(english, spanish, decline.staff())).hasSize(3);
  }

  /// Telling a thief that the card is known as stolen puts its owner at risk:
  /// <https://docs.stripe.com/declines/codes>.
  @ParameterizedTest
  @ValueSource(
      strings = {"lost_card", "stolen_card", "pickup_card", "fraudulent", "merchant_blacklist"})
  void what_must_not_be_told_apart_reads_like_any_decline(String code) {
    Declines.Decline plain = Declines.of("generic_decline");
    Declines.Decline told = Declines.of(code);

    assertThat(told.code()).isEqualTo(code);
    assertThat(told.english()).isEqualTo(plain.english());
    assertThat(told.spanish()).isEqualTo(plain.spanish());
    assertThat(told.staff()).contains("Do not tell the customer");
  }

  @Test
  void an_unheard_of_code_reads_like_any_decline() {
    assertThat(Declines.of("code_of_tomorrow")).isEqualTo(Declines.of("generic_decline"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insufficient_funds",
        "expired_card",
        "incorrect_cvc",
        "processing_error",
        "authentication_required",
        "payment_intent_authentication_failure"
      })
  void the_common_declines_say_what_to_do_about_them(String code) {
    assertThat(Declines.of(code).english()).isNotEqualTo(Declines.of("generic_decline").english());
  }

  @Test
  void the_table_has_each_code_once_and_four_columns() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Declines.class.getResourceAsStream("declines.tsv"))) {
      List<String> rows =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();

      assertThat(rows).allMatch(row -> row.split("\t", -1).length == 4);
      assertThat(rows).hasSize(Declines.table().size());
    }
  }
}
