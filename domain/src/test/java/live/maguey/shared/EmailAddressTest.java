package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EmailAddressTest {
  @ParameterizedTest
  @MethodSource("live.maguey.shared.MailAddresses#taken")
  void an_address_is_kept_as_every_provider_takes_it(MailAddresses.Taken taken) {
    assertThat(taken.address().value()).isEqualTo(taken.stored());
    assertThat(taken.spellings())
        .extracting(spelling -> EmailAddress.parse(spelling).normalised())
        .containsOnly(taken.address().normalised());
  }

  @ParameterizedTest
  @MethodSource("live.maguey.shared.MailAddresses#refused")
  void a_text_that_is_no_address_is_refused(String typed) {
    assertThatThrownBy(() -> EmailAddress.parse(typed))
        .isInstanceOfSatisfying(
            InvalidRequest.class, refused -> assertThat(refused.field()).isEqualTo("email"));
    assertThat(EmailAddress.hasOtherLetters(typed))
        .isEqualTo(MailAddresses.OTHER_LETTERS.contains(typed));
  }

  @ParameterizedTest
  @MethodSource("live.maguey.shared.MailAddresses#taken")
  void an_answer_that_quotes_an_address_is_kept_without_it(MailAddresses.Taken taken) {
    for (String quoted : List.of(taken.stored(), taken.address().readable())) {
      for (String form : List.of("550 5.1.1 <%s>: no such user", "no %s here", "\"%s\" is wrong")) {
        assertThat(EmailAddress.withoutAddresses(form.formatted(quoted)))
            .isEqualTo(form.formatted("***"));
      }
    }
  }

  @Test
  void blanks_around_it_are_the_keyboards_and_not_the_buyers() {
    assertThat(EmailAddress.parse("\t ines@example.org ").value()).isEqualTo("ines@example.org");
  }

  @Test
  void an_address_has_at_most_254_characters_and_64_before_the_at() {
    String local = "x".repeat(64);
    String label = "d".repeat(61) + ".";
    String longest = local + "@" + label.repeat(2) + "d".repeat(254 - 64 - 1 - 124 - 4) + ".org";

    assertThat(EmailAddress.parse(longest).value()).hasSize(254);
    assertThatThrownBy(() -> EmailAddress.parse(longest.replace(".org", "d.org")))
        .isInstanceOf(InvalidRequest.class);
    assertThatThrownBy(() -> EmailAddress.parse(local + "x@example.org"))
        .isInstanceOf(InvalidRequest.class);
  }

  @ParameterizedTest
  @CsvSource({
    "a@münchen.de, a@xn--mnchen-3ya.de, a@münchen.de",
    "a@MÜNCHEN.de, a@xn--mnchen-3ya.de, a@münchen.de",
    "ａｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ, ana@example.com, ana@example.com",
    "a@例え.jp, a@xn--r8jz45g.jp, a@例え.jp",
    "a@xn--mnchen-3ya.de, a@xn--mnchen-3ya.de, a@münchen.de"
  })
  void a_domain_of_other_letters_is_kept_in_ascii_and_read_as_typed(
      String typed, String stored, String read) {
    EmailAddress address = EmailAddress.parse(typed);
    assertThat(address.value()).isEqualTo(stored);
    assertThat(address.readable()).isEqualTo(read);
  }

  @Test
  void a_label_has_at_most_63_letters() {
    assertThat(EmailAddress.parse("a@" + "l".repeat(63) + ".com").value()).hasSize(69);
    assertThatThrownBy(() -> EmailAddress.parse("a@" + "l".repeat(64) + ".com"))
        .isInstanceOf(InvalidRequest.class);
  }

  @Test
  void two_spellings_of_one_mailbox_compare_equal_when_normalised() {
    assertThat(EmailAddress.parse("Ines@Example.ORG").normalised())
        .isEqualTo(EmailAddress.parse("ines@example.org").normalised());
  }

  @Test
  void an_address_reaches_no_log_by_accident() {
    assertThat(EmailAddress.parse("ines@example.org")).hasToString("i***@example.org");
  }
}
