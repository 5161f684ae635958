package live.maguey.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InvalidRequest;
import org.junit.jupiter.api.Test;

/// What the shop takes, both transports take: a buyer who is refused later has paid already.
class AcceptedAddressesTest {
  /// Resend: "The email address needs to follow the `email@example.com` … format", in ASCII.
  private static final Pattern RESEND =
      Pattern.compile("[!-?A-~]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z][A-Za-z0-9-]+");

  private static final List<String> LOCALS =
      List.of(
          "ana",
          "a.b",
          "a+b",
          "o'neil",
          ".dot",
          "dot.",
          "a..b",
          "josé",
          "a b",
          "\"q\"",
          "a\u0000",
          "x".repeat(64),
          "x".repeat(65),
          "ａｎａ",
          "{x}",
          "a/b",
          "a<b",
          "a,b",
          "(c)a",
          "a`b",
          "-a");

  private static final List<String> DOMAINS =
      List.of(
          "example.com",
          "exa_mple.com",
          "-bad.example.com",
          "bad-.example.com",
          "münchen.de",
          "l".repeat(63) + ".com",
          "l".repeat(64) + ".com",
          "例え.jp",
          "straße.de",
          "example",
          "example.com.",
          ".com",
          "a..com",
          "192.0.2.1",
          "[192.0.2.1]",
          "ｅｘａｍｐｌｅ．ｃｏｍ",
          "xn--mnchen-3ya.de",
          "exa mple.com",
          "example.c",
          "пример.рф");

  @Test
  void what_is_accepted_here_is_accepted_by_every_transport() {
    List<EmailAddress> accepted =
        LOCALS.stream()
            .flatMap(local -> DOMAINS.stream().map(domain -> local + "@" + domain))
            .flatMap(AcceptedAddressesTest::parsed)
            .toList();

    assertThat(accepted).hasSizeGreaterThan(60);
    assertThat(accepted)
        .allSatisfy(address -> {
          assertThatCode(() -> new InternetAddress(address.value(), true).validate())
              .as(address.value())
              .doesNotThrowAnyException();
          assertThat(address.value()).matches(RESEND);
        });
  }

  private static Stream<EmailAddress> parsed(String text) {
    try {
      return Optional.of(EmailAddress.parse(text)).stream();
    } catch (InvalidRequest refused) {
      return Stream.empty();
    }
  }
}
