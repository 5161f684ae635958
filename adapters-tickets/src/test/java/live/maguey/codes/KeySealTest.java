package live.maguey.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import live.maguey.keys.Resealing;
import live.maguey.keys.SigningKey;
import org.junit.jupiter.api.Test;

class KeySealTest {
  private static final byte[] PRIVATE_KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final SecureRandom random = new SecureRandom();
  private final byte[] master = randomBytes();
  private final KeySeal seal = new KeySeal(master, random);

  @Test
  void what_was_sealed_opens_with_the_same_master_key() {
    byte[] sealed = seal.seal(1, PRIVATE_KEY);

    assertThat(new KeySeal(master.clone(), random).open(1, sealed)).isEqualTo(PRIVATE_KEY);
    assertThat(sealed).hasSize(12 + 32 + 16);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("0123456789abcdef");
  }

  @Test
  void while_the_master_key_is_rolled_both_open_and_the_newest_seals() {
    byte[] next = randomBytes();
    KeySeal rolling = new KeySeal(List.of(next, master), random);
    byte[] before = seal.seal(3, PRIVATE_KEY);

    byte[] after = rolling.seal(3, PRIVATE_KEY);

    assertThat(rolling.open(3, before)).isEqualTo(PRIVATE_KEY);
    assertThat(rolling.open(3, after)).isEqualTo(PRIVATE_KEY);
    assertThat(new KeySeal(next, random).open(3, after)).isEqualTo(PRIVATE_KEY);
    assertThat(rolling.isNewest(3, before)).isFalse();
    assertThat(rolling.isNewest(3, after)).isTrue();
    assertThatThrownBy(() -> rolling.open(4, before)).isInstanceOf(WrongMasterKey.class);
  }

  @Test
  void a_key_is_resealed_where_the_newest_master_key_does_not_seal_it_yet() {
    byte[] next = randomBytes();
    SigningKey key = new KeyForge(seal, random).make(3, Instant.EPOCH);
    KeyResealer resealer = new KeyResealer(new KeySeal(List.of(next, master), random));

    Resealing.Answer answer = resealer.reseal(key);

    assertThat(answer).isInstanceOf(Resealing.Answer.Resealed.class);
    byte[] resealed = ((Resealing.Answer.Resealed) answer).privateKey();
    assertThat(new KeySeal(next, random).open(3, resealed))
        .isEqualTo(seal.open(3, key.sealedPrivateKey()));
    assertThat(new KeyResealer(seal).reseal(key)).isEqualTo(new Resealing.Answer.Newest());
    assertThat(new KeyResealer(new KeySeal(next, random)).reseal(key))
        .isEqualTo(new Resealing.Answer.Shut());
  }

  @Test
  void sealing_twice_uses_another_nonce() {
    assertThat(seal.seal(1, PRIVATE_KEY)).isNotEqualTo(seal.seal(1, PRIVATE_KEY));
  }

  @Test
  void another_master_key_is_refused_and_told_what_to_check() {
    byte[] sealed = seal.seal(7, PRIVATE_KEY);

    assertThatThrownBy(() -> new KeySeal(randomBytes(), random).open(7, sealed))
        .isInstanceOf(WrongMasterKey.class)
        .hasMessageContaining("ticket key 7")
        .hasMessageContaining("check that the master key in the configuration");
  }

  @Test
  void a_sealed_key_does_not_open_under_another_id() {
    byte[] sealed = seal.seal(1, PRIVATE_KEY);

    assertThatThrownBy(() -> seal.open(2, sealed)).isInstanceOf(WrongMasterKey.class);
  }

  @Test
  void altered_or_cut_bytes_do_not_open() {
    byte[] sealed = seal.seal(1, PRIVATE_KEY);
    for (int at = 0; at < sealed.length; at++) {
      byte[] altered = sealed.clone();
      altered[at] ^= 1;
      assertThatThrownBy(() -> seal.open(1, altered)).isInstanceOf(WrongMasterKey.class);
    }
    byte[] cut = Arrays.copyOf(sealed, 20);
    assertThatThrownBy(() -> seal.open(1, cut)).isInstanceOf(WrongMasterKey.class);
  }

  @Test
  void a_master_key_of_another_length_stops_the_start() {
    assertThatThrownBy(() -> new KeySeal(new byte[16], random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 bytes")
        .hasMessageContaining("16");
  }

  @Test
  void every_key_that_is_forged_is_another_one_and_is_sealed() {
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    KeyForge forge = new KeyForge(seal, random);

    SigningKey one = forge.make(1, now);
    SigningKey two = forge.make(2, now);

    assertThat(one.publicKey()).hasSize(32).isNotEqualTo(two.publicKey());
    assertThat(seal.open(1, one.sealedPrivateKey())).hasSize(32);
    assertThat(one.signs()).isTrue();
    assertThat(one.createdAt()).isEqualTo(now);
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[KeySeal.MASTER_KEY_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }
}
