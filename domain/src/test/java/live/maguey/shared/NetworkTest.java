package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "203.0.113.7:51234, 203.0.113.7",
    "203.0.113.7:1, 203.0.113.7",
    "::ffff:203.0.113.7, 203.0.113.7",
    "::FFFF:cb00:7107, 203.0.113.7",
    "[::ffff:203.0.113.7]:443, 203.0.113.7",
    "2001:db8:0:1::1, 2001:db8:0:1::/64",
    "2001:DB8:0:1:ffff:ffff:ffff:ffff, 2001:db8:0:1::/64",
    "2001:0db8:0000:0001::2, 2001:db8:0:1::/64",
    "[2001:db8:0:1::1], 2001:db8:0:1::/64",
    "[2001:db8:0:1::1]:443, 2001:db8:0:1::/64",
    "[2001:db8:0:1::9]:51234, 2001:db8:0:1::/64",
    "2001:db8:0:2::1, 2001:db8:0:2::/64",
    "fe80::1%eth0, fe80:0:0:0::/64",
    "[fe80::1%eth0]:443, fe80:0:0:0::/64",
  })
  void every_spelling_of_an_address_is_one_network(String text, String network) {
    assertThat(Network.parse(text)).contains(new Network(network));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "_hidden",
        "localhost",
        "1.2.3",
        "16909060",
        "256.1.1.1",
        "1.2.3.4:",
        "1.2.3.4:port",
        "1.2.3.4, 5.6.7.8",
        "[1.2.3.4]:80",
        ":::",
        "2001:db8::1::2",
        "[2001:db8::1",
        "2001:db8::1]:443",
        "[2001:db8::1]443",
        "café",
        "\u0000"
      })
  void what_is_no_address_is_no_network(String text) {
    assertThat(Network.parse(text)).isEmpty();
  }

  @Test
  void a_connection_counts_like_the_address_that_a_proxy_writes() {
    assertThat(Network.of(InetAddress.ofLiteral("2001:db8:0:1::5")))
        .isEqualTo(Network.parse("[2001:db8:0:1::1]:443").orElseThrow());
    assertThat(Network.of(InetAddress.ofLiteral("203.0.113.7")))
        .isEqualTo(Network.parse("203.0.113.7:51234").orElseThrow());
  }
}
