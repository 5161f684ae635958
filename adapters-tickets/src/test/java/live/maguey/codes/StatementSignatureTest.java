package live.maguey.codes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import live.maguey.keys.InMemorySigningKeys;
import live.maguey.keys.SigningKeys;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementSignatureTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final String TYPE = "application/vnd.in-toto+json";
  private static final byte[] STATEMENT = "{\"go\": true}".getBytes(UTF_8);

  private final SecureRandom random = new SecureRandom();
  private final KeySeal seal = new KeySeal(new byte[KeySeal.MASTER_KEY_BYTES], random);
  private final SigningKeys keys = new InMemorySigningKeys(new InMemoryWorld());
  private final TestClock clock = new TestClock(NOW);
  private final Ed25519StatementSigner signer =
      new Ed25519StatementSigner(new KeyRing(keys, clock), seal);
  private final Ed25519StatementReader reader = new Ed25519StatementReader(keys);

  @BeforeEach
  void makeKey() {
    keys.rotate(new KeyForge(seal, random).make(1, NOW));
  }

  @Test
  void the_signature_covers_type_and_length_as_dsse_has_it() {
    // The example of DSSE's own specification.
    assertThat(
            StatementSignature.covered(
                "http://example.com/HelloWorld", "hello world".getBytes(UTF_8)))
        .asString(UTF_8)
        .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
  }

  @Test
  void what_the_venue_signed_holds_also_when_another_key_signs_now() {
    StatementSignature signature = signer.sign(TYPE, STATEMENT);
    keys.rotate(new KeyForge(seal, random).make(2, NOW.plusSeconds(60)));

    assertThat(signature.keyId()).isEqualTo("ticket-key-1");
    assertThat(reader.holds(TYPE, STATEMENT, signature)).isTrue();
  }

  @Test
  void nothing_of_it_can_be_altered() {
    StatementSignature signature = signer.sign(TYPE, STATEMENT);
    byte[] other = signature.bytes().clone();
    other[0] ^= 1;

    assertThat(reader.holds(TYPE, "{\"go\": fals}".getBytes(UTF_8), signature)).isFalse();
    assertThat(reader.holds("application/json", STATEMENT, signature)).isFalse();
    assertThat(reader.holds(TYPE, STATEMENT, new StatementSignature("ticket-key-1", other)))
        .isFalse();
    assertThat(
            reader.holds(
                TYPE, STATEMENT, new StatementSignature("ticket-key-2", signature.bytes())))
        .isFalse();
    assertThat(reader.holds(TYPE, STATEMENT, new StatementSignature("ticket-key-1", new byte[9])))
        .isFalse();
  }

  @Test
  void who_has_a_key_that_leaked_signs_nothing_for_the_venue() {
    StatementSignature signature = signer.sign(TYPE, STATEMENT);
    keys.rotate(new KeyForge(seal, random).make(2, NOW.plusSeconds(60)));
    keys.revoke(1, NOW.plusSeconds(61));

    assertThat(reader.holds(TYPE, STATEMENT, signature)).isFalse();
  }
}
