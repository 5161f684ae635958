package live.maguey.codes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import live.maguey.keys.InMemorySigningKeys;
import live.maguey.keys.SigningKey;
import live.maguey.shared.InMemoryWorld;
import live.maguey.tickets.CodeReader.Reading;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds the server to `code-vectors.json`. Another implementation of the format than this module's
/// produced its texts.
class CodeVectorsTest {
  private final JsonNode vectors = load();
  private final Instant now = Instant.parse(vectors.path("now").textValue());
  private final KeySeal seal = new KeySeal(new byte[KeySeal.MASTER_KEY_BYTES], new SecureRandom());
  private final Ed25519CodeReader reader = new Ed25519CodeReader(ring(allKeys()));

  @TestFactory
  Stream<DynamicTest> every_vector_is_read_as_it_says() {
    return cases()
        .map(it ->
            DynamicTest.dynamicTest(
                it.path("name").textValue(),
                () ->
                    assertThat(reader.read(it.path("text").textValue())).isEqualTo(expected(it))));
  }

  @TestFactory
  Stream<DynamicTest> signing_what_a_genuine_vector_says_gives_its_text() {
    return cases()
        .filter(it -> it.path("reading").textValue().equals("genuine"))
        .map(it ->
            DynamicTest.dynamicTest(
                it.path("name").textValue(),
                () ->
                    assertThat(signer(it.path("keyId").intValue()).sign(code(it.path("code"))))
                        .isEqualToIgnoringCase(it.path("text").textValue().trim())));
  }

  @Test
  void every_answer_has_vectors() {
    assertThat(cases().map(it -> it.path("reading").textValue()))
        .contains("genuine", "not-ours", "tampered", "unknown-key");
  }

  @Test
  void the_public_keys_belong_to_the_seeds() {
    for (JsonNode key : vectors.path("keys")) {
      assertThat(HexFormat.of().formatHex(signingKey(key).publicKey()))
          .isEqualTo(key.path("publicKey").textValue());
    }
  }

  private Stream<JsonNode> cases() {
    return vectors.path("cases").valueStream();
  }

  private static Reading expected(JsonNode it) {
    int keyId = it.path("keyId").intValue();
    String reading = it.path("reading").textValue();
    return switch (reading) {
      case "genuine" -> new Reading.Genuine(code(it.path("code")), keyId);
      case "not-ours" -> new Reading.NotOurs();
      case "tampered" -> new Reading.Tampered();
      case "unknown-key" -> new Reading.UnknownKey(keyId);
      default -> throw new IllegalArgumentException(reading);
    };
  }

  private static TicketCode code(JsonNode code) {
    return new TicketCode(
        code.path("eventNumber").intValue(),
        new TicketId(UUID.fromString(code.path("ticket").textValue())),
        code.path("serial").intValue(),
        Ticket.Kind.valueOf(code.path("kind").textValue()),
        Instant.parse(code.path("notAfter").textValue()));
  }

  private Ed25519TicketSigner signer(int keyId) {
    List<JsonNode> one =
        vectors.path("keys").valueStream().filter(it -> it.path("id").intValue() == keyId).toList();
    return new Ed25519TicketSigner(ring(one), seal);
  }

  private List<JsonNode> allKeys() {
    return vectors.path("keys").valueStream().toList();
  }

  /// The vectors name the newest key first.
  private KeyRing ring(List<JsonNode> newestFirst) {
    InMemorySigningKeys keys = new InMemorySigningKeys(new InMemoryWorld());
    List<JsonNode> oldestFirst = new ArrayList<>(newestFirst).reversed();
    for (JsonNode key : oldestFirst) {
      assertThat(keys.rotate(signingKey(key))).isTrue();
      if (!key.path("verifiesUntil").isNull()) {
        keys.endVerifying(
            key.path("id").intValue(), Instant.parse(key.path("verifiesUntil").textValue()));
      }
    }
    return new KeyRing(keys, InstantSource.fixed(now));
  }

  private SigningKey signingKey(JsonNode key) {
    byte[] seed = HexFormat.of().parseHex(key.path("seed").textValue());
    return new KeyForge(seal, new SecureRandom()).fromSeed(key.path("id").intValue(), seed, now);
  }

  private static JsonNode load() {
    try (InputStream file = TicketCode.class.getResourceAsStream("code-vectors.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException("code-vectors.json", unreadable);
    }
  }
}
