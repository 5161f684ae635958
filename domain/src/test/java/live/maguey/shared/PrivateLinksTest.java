package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PrivateLinksTest {
  private static final URI SITE = URI.create("https://maguey.example");
  private static final PrivateLink.Kind ORDER = new PrivateLink.Kind("order", "/orders/");
  private static final PrivateLink.Kind TABLE =
      new PrivateLink.Kind("reservation", "/reservations/");

  /// As long a name as an order's.
  private static final PrivateLink.Kind GUEST = new PrivateLink.Kind("guest", "/guests/");

  private static final UUID ID = UUID.fromString("01930000-0000-7000-8000-000000000001");

  private final PrivateLinks links =
      new PrivateLinks(key("a link key of thirty-two bytes .."), SITE);
  private final PrivateLink link = new PrivateLink(ORDER, ID, 1);
  private final String token = links.token(link);

  @Test
  void a_link_opens_what_it_was_signed_for() {
    assertThat(links.opens(token, link)).isTrue();
    assertThat(PrivateLinks.id(token)).contains(ID);
    assertThat(token).hasSize(43);
    assertThat(links.page(link)).isEqualTo(URI.create(SITE + "/orders/" + token));
  }

  @Test
  void a_link_of_another_kind_with_the_same_id_opens_nothing() {
    for (PrivateLink.Kind other : new PrivateLink.Kind[] {TABLE, GUEST}) {
      PrivateLink another = new PrivateLink(other, ID, 1);

      assertThat(links.opens(links.token(another), link)).isFalse();
      assertThat(links.opens(token, another)).isFalse();
    }
  }

  @Test
  void a_raised_version_closes_every_link_before_it_and_none_of_another_thing() {
    PrivateLink raised = new PrivateLink(ORDER, ID, 2);
    PrivateLink other = new PrivateLink(ORDER, new UUID(7, 7), 1);

    assertThat(links.opens(token, raised)).isFalse();
    assertThat(links.opens(links.token(raised), raised)).isTrue();
    assertThat(links.opens(links.token(raised), link)).isFalse();
    assertThat(links.opens(links.token(other), other)).isTrue();
  }

  @Test
  void a_link_with_any_bit_changed_or_any_byte_missing_is_refused() {
    byte[] bytes = Base64.getUrlDecoder().decode(token);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] forged = bytes.clone();
      forged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(links.opens(encoded(forged), link)).as("bit %s", bit).isFalse();
    }
    for (int length = 0; length < token.length(); length++) {
      assertThat(links.opens(token.substring(0, length), link)).isFalse();
    }
    assertThat(links.opens(token + "A", link)).isFalse();
    assertThat(links.opens("not base64 at all: ¿?", link)).isFalse();
    assertThat(PrivateLinks.id("not base64 at all: ¿?")).isEmpty();
  }

  @Test
  void while_the_key_is_rolled_links_of_both_open_and_the_first_signs() {
    byte[] next = key("the next key of thirty-two bytes ..");
    PrivateLinks rolling =
        new PrivateLinks(List.of(next, key("a link key of thirty-two bytes ..")), SITE);

    assertThat(rolling.opens(token, link)).isTrue();
    assertThat(rolling.opens(rolling.token(link), link)).isTrue();
    assertThat(rolling.token(link)).isEqualTo(new PrivateLinks(next, SITE).token(link));
    assertThat(rolling.opens(token, new PrivateLink(ORDER, ID, 2))).isFalse();
    assertThat(new PrivateLinks(next, SITE).opens(token, link)).isFalse();
  }

  @Test
  void a_link_of_another_key_is_refused() {
    PrivateLinks others = new PrivateLinks(key("another key of thirty-two bytes ..."), SITE);

    assertThat(links.opens(others.token(link), link)).isFalse();
  }

  /// Emails that were sent keep their links: neither the name of a kind nor what is signed changes.
  @Test
  void links_that_are_out_stay_as_they_are() {
    assertThat(token).isEqualTo("AZMAAAAAcACAAAAAAAAAAceTC3z0qTbB0eDwB7hOyq8");
  }

  @Test
  void a_short_key_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PrivateLinks(new byte[31], SITE));
  }

  private static byte[] key(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
