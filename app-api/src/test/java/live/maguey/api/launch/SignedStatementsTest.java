package live.maguey.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import live.maguey.codes.Ed25519StatementReader;
import live.maguey.codes.Ed25519StatementSigner;
import live.maguey.codes.KeyForge;
import live.maguey.codes.KeyRing;
import live.maguey.codes.KeySeal;
import live.maguey.keys.InMemorySigningKeys;
import live.maguey.keys.SigningKeys;
import live.maguey.launch.Area;
import live.maguey.launch.Decision;
import live.maguey.launch.DecisionReader;
import live.maguey.launch.Evidence;
import live.maguey.launch.Item;
import live.maguey.launch.Profile;
import live.maguey.launch.Readiness;
import live.maguey.launch.Release;
import live.maguey.launch.SignedDecision;
import live.maguey.launch.Standing;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignedStatementsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Release RELEASE = new Release("1a2b3c4");
  private static final Decision GO =
      new Decision(true, "owner", NOW, RELEASE, 99, "all of it seen");

  private final SecureRandom random = new SecureRandom();
  private final KeySeal seal = new KeySeal(new byte[KeySeal.MASTER_KEY_BYTES], random);
  private final SigningKeys keys = new InMemorySigningKeys(new InMemoryWorld());
  private final DecisionReader reader = SignedStatements.reader(new Ed25519StatementReader(keys));

  @BeforeEach
  void makeKey() {
    keys.rotate(new KeyForge(seal, random).make(1, NOW));
  }

  @Test
  void the_envelope_holds_an_in_toto_statement_of_each_line_and_of_the_evidence()
      throws IOException {
    JsonNode envelope = JSON.readTree(signed());

    assertThat(envelope.path("payloadType").asText()).isEqualTo("application/vnd.in-toto+json");
    assertThat(envelope.at("/signatures/0/keyid").asText()).isEqualTo("ticket-key-1");
    byte[] payload = Base64.getDecoder().decode(envelope.path("payload").asText());
    assertThat(JSON.readTree(payload))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "_type": "https://in-toto.io/Statement/v1",
                  "subject": [{"name": "maguey", "digest": {"gitCommit": "1a2b3c4"}}],
                  "predicateType": "https://in-toto.io/attestation/test-result/v0.1",
                  "predicate": {
                    "result": "WARNED",
                    "configuration": [{
                      "name": "./check",
                      "digest": {"sha256": "00ff"},
                      "annotations": {"release": "1a2b3c4", "at": "2026-11-28T12:00:00Z"}
                    }],
                    "passedTests": ["PAY-01", "SCAN-01", "EMAIL-01"],
                    "warnedTests": ["UX-01"],
                    "failedTests": [],
                    "decision": {
                      "go": true,
                      "by": "owner",
                      "at": "2026-11-28T12:00:00Z",
                      "score": 99,
                      "note": "all of it seen"
                    }
                  }
                }
                """));
  }

  @Test
  void a_decision_holds_as_long_as_it_says_what_was_signed() {
    String envelope = signed();

    assertThat(reader.holds(new SignedDecision(1, GO, envelope))).isTrue();
    for (Decision forged :
        List.of(
            new Decision(false, "owner", NOW, RELEASE, 99, "all of it seen"),
            new Decision(true, "manager", NOW, RELEASE, 99, "all of it seen"),
            new Decision(true, "owner", NOW.plusSeconds(1), RELEASE, 99, "all of it seen"),
            new Decision(true, "owner", NOW, new Release("5d6e7f8"), 99, "all of it seen"),
            new Decision(true, "owner", NOW, RELEASE, 100, "all of it seen"),
            new Decision(true, "owner", NOW, RELEASE, 99, "none of it seen"))) {
      assertThat(reader.holds(new SignedDecision(1, forged, envelope))).as("%s", forged).isFalse();
    }
  }

  @Test
  void an_envelope_that_was_altered_or_is_no_envelope_does_not_hold() {
    for (String envelope :
        List.of("", "[]", "{}", "not JSON", signed().replace("\"sig\":\"", "\"sig\":\"*"))) {
      assertThat(reader.holds(new SignedDecision(1, GO, envelope))).as(envelope).isFalse();
    }
  }

  private String signed() {
    Readiness readiness =
        new Readiness(
            Profile.PRODUCTION,
            RELEASE,
            NOW,
            List.of(
                item("PAY-01", Area.PAYMENT, new Standing.Proved("./check", NOW)),
                item("SCAN-01", Area.SCANNER, new Standing.Proved("./check", NOW)),
                item("EMAIL-01", Area.EMAIL, new Standing.Proved("./check", NOW)),
                item("UX-01", Area.EXPERIENCE, new Standing.Unproved("Try it."))));
    Evidence evidence = new Evidence("./check", RELEASE, NOW, "00ff", Map.of());
    return SignedStatements.signer(
            new Ed25519StatementSigner(new KeyRing(keys, new TestClock(NOW)), seal))
        .sign(GO, readiness, List.of(evidence));
  }

  private static Item item(String id, Area area, Standing standing) {
    return new Item(id, area, false, "asked", standing);
  }
}
