package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sha256Test {
  /// FIPS 180-2, appendix B.1.
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void a_text_has_the_digest_of_its_bytes_in_hexadecimal() {
    assertThat(Sha256.hex("abc")).isEqualTo(ABC);
    assertThat(Sha256.hex(new byte[] {'a', 'b', 'c'})).isEqualTo(ABC);
    assertThat(Sha256.hex("ñ")).isEqualTo(Sha256.hex(new byte[] {(byte) 0xC3, (byte) 0xB1}));
  }

  @Test
  void pieces_have_the_digest_of_the_whole() {
    var digest = Sha256.digest();
    digest.update(new byte[] {'a'});

    assertThat(HexFormat.of().formatHex(digest.digest(new byte[] {'b', 'c'}))).isEqualTo(ABC);
  }
}
