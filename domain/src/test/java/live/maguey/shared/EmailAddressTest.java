package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ines@example.org",
        "ines.robles+maguey@mail.example.co.uk",
        "o'brien@example.org",
        "1@2.fm",
        "inés@correo.example",
        "ines@münchen.de"
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
    String longest = local + "@" + "d".repeat(254 - 64 - 1 - 4) + ".org";

    assertThat(EmailAddress.parse(longest).value()).hasSize(254);
    assertThatThrownBy(() -> EmailAddress.parse(longest.replace(".org", "d.org")))
        .isInstanceOf(InvalidRequest.class);
    assertThatThrownBy(() -> EmailAddress.parse(local + "x@example.org"))
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
