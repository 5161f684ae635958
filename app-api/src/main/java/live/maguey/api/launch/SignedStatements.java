package live.maguey.api.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import live.maguey.codes.Ed25519StatementReader;
import live.maguey.codes.Ed25519StatementSigner;
import live.maguey.codes.StatementSignature;
import live.maguey.launch.Decision;
import live.maguey.launch.DecisionReader;
import live.maguey.launch.DecisionSigner;
import live.maguey.launch.Evidence;
import live.maguey.launch.Readiness;
import live.maguey.launch.SignedDecision;

/// Decisions in the envelope that in-toto's tools read: DSSE v1, `{payloadType, payload,
/// signatures: [{keyid, sig}]}`, the payload and the signature in base64.
public final class SignedStatements {
  private static final JsonMapper JSON = new JsonMapper();

  private SignedStatements() {}

  public static DecisionSigner signer(Ed25519StatementSigner keys) {
    return (decision, readiness, evidence) -> sign(keys, decision, readiness, evidence);
  }

  public static DecisionReader reader(Ed25519StatementReader keys) {
    return signed -> holds(keys, signed);
  }

  private static String sign(
      Ed25519StatementSigner keys,
      Decision decision,
      Readiness readiness,
      List<Evidence> evidence) {
    try {
      byte[] statement = JSON.writeValueAsBytes(InToto.statement(decision, readiness, evidence));
      StatementSignature signature = keys.sign(InToto.MEDIA_TYPE, statement);
      Base64.Encoder base64 = Base64.getEncoder();
      ObjectNode envelope = JSON.createObjectNode();
      envelope
          .put("payloadType", InToto.MEDIA_TYPE)
          .put("payload", base64.encodeToString(statement))
          .putArray("signatures")
          .addObject()
          .put("keyid", signature.keyId())
          .put("sig", base64.encodeToString(signature.bytes()));
      return JSON.writeValueAsString(envelope);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers can be written", impossible);
    }
  }

  private static boolean holds(Ed25519StatementReader keys, SignedDecision signed) {
    try {
      JsonNode envelope = JSON.readTree(signed.envelope());
      Base64.Decoder base64 = Base64.getDecoder();
      byte[] statement = base64.decode(envelope.path("payload").asText());
      JsonNode signature = envelope.path("signatures").path(0);
      return keys.holds(
              envelope.path("payloadType").asText(),
              statement,
              new StatementSignature(
                  signature.path("keyid").asText(), base64.decode(signature.path("sig").asText())))
          && says(JSON.readTree(statement), signed.decision());
    } catch (IOException | IllegalArgumentException altered) {
      return false;
    }
  }

  private static boolean says(JsonNode statement, Decision decision) {
    String commit = statement.at("/subject/0/digest/gitCommit").asText();
    return commit.equals(decision.release().name())
        && statement
            .at("/predicate/decision")
            .equals(InToto.decided(JSON.createObjectNode(), decision));
  }
}
