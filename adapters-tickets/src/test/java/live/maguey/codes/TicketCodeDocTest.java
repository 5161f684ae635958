package live.maguey.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.keys.InMemorySigningKeys;
import live.maguey.keys.SigningKey;
import live.maguey.shared.InMemoryWorld;
import live.maguey.tickets.CodeReader.Reading;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.Test;

/// Keeps the example and the table of `docs/ticket-code.md` true.
class TicketCodeDocTest {
  private final String page = read();
  private final KeySeal seal = new KeySeal(new byte[KeySeal.MASTER_KEY_BYTES], new SecureRandom());
  private final TicketCode code =
      new TicketCode(
          Integer.parseInt(example("event number")),
          new TicketId(UUID.fromString(example("ticket id"))),
          Integer.parseInt(example("serial")),
          Ticket.Kind.valueOf(example("kind")),
          Instant.parse(example("not-after")));
  private final int keyId = Integer.parseInt(example("key id"));
  private final KeyRing ring = ringOfTheExample();

  @Test
  void the_examples_payload_is_what_the_table_says() {
    byte[] payload = CodeBytes.payload(keyId, code);

    assertThat(HexFormat.of().formatHex(payload)).isEqualTo(example("payload"));
  }

  @Test
  void the_examples_text_is_signed_and_read() {
    assertThat(new Ed25519TicketSigner(ring, seal).sign(code)).isEqualTo(example("text"));
    assertThat(new Ed25519CodeReader(ring).read(example("text")))
        .isEqualTo(new Reading.Genuine(code, keyId));
  }

  @Test
  void the_examples_public_key_is_that_of_its_seed() {
    byte[] publicKey = exampleKey().publicKey();

    assertThat(HexFormat.of().formatHex(publicKey)).isEqualTo(example("public key"));
  }

  @Test
  void the_rows_of_the_table_follow_each_other_and_fill_the_code() {
    Matcher row = Pattern.compile("(?m)^\\| (\\d+) \\| (\\d+) \\|").matcher(page);
    int next = 0;
    while (row.find()) {
      assertThat(Integer.parseInt(row.group(1))).as("offset").isEqualTo(next);
      next += Integer.parseInt(row.group(2));
    }
    assertThat(next).isEqualTo(CodeBytes.PAYLOAD + CodeBytes.SIGNATURE);
  }

  private KeyRing ringOfTheExample() {
    InMemorySigningKeys keys = new InMemorySigningKeys(new InMemoryWorld());
    keys.rotate(exampleKey());
    return new KeyRing(keys, InstantSource.fixed(Instant.EPOCH));
  }

  private SigningKey exampleKey() {
    byte[] seed = HexFormat.of().parseHex(example("seed"));
    return new KeyForge(seal, new SecureRandom()).fromSeed(keyId, seed, Instant.EPOCH);
  }

  /// The value of a row of the example's block, for example `serial 1`.
  private String example(String name) {
    Matcher row = Pattern.compile("(?m)^" + name + " {2,}(\\S+)$").matcher(page);
    assertThat(row.find()).as("the example names its %s", name).isTrue();
    return row.group(1);
  }

  private static String read() {
    try {
      return Files.readString(Path.of("../docs/ticket-code.md"));
    } catch (IOException missing) {
      throw new IllegalStateException("docs/ticket-code.md", missing);
    }
  }
}
