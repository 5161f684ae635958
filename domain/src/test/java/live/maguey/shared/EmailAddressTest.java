package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ines@example.org",
        "ines.robles+maguey@mail.example.co.uk",
        "o'brien@example.org",
        "1@2.fm",
        "a@b-c.example",
        "a@3.example.xn--p1ai"
      })
  void an_address_is_kept_as_it_was_typed(String typed) {
    assertThat(EmailAddress.parse(typed).value()).isEqualTo(typed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ines",
        "ines@",
        "@example.org",
        "ines@example",
        "ines@example.o",
        "ines@example.org.",
        "ines@.org",
        "ines@example..org",
        "ines..robles@example.org",
        "ines@@example.org",
        "ines@a@example.org",
        "ines robles@example.org",
        "Inés <ines@example.org>",
        "ines@example.org,tavo@example.org",
        "ines@example.org;tavo@example.org",
        "ines@example.org\r\nBcc: all@example.org",
        "ines\u0000@example.org",
        ".dot@example.com",
        "dot.@example.com",
        "a@exa_mple.com",
        "a@-bad.example.com",
        "a@bad-.example.com",
        "josé@example.com",
        "josé@münchen.de",
        "a@straße.de",
        "a@example.123",
        "a@[192.0.2.1]",
        "\"quoted\"@example.com",
        "ines\u007f@example.org",
        "ines\u00a0@example.org",
        "ines@exam\u2028ple.org"
      })
  void what_cannot_be_an_address_is_refused(String typed) {
    assertThatThrownBy(() -> EmailAddress.parse(typed))
        .isInstanceOfSatisfying(
            InvalidRequest.class, refused -> assertThat(refused.field()).isEqualTo("email"));
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
