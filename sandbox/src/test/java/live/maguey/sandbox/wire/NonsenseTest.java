package live.maguey.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import live.maguey.sandbox.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The lookalikes answer nonsense as the real ones do: with a refusal, not with a broken line.
class NonsenseTest {
  private static final List<String> NONSENSE =
      List.of(
          "",
          ";",
          "=",
          "%",
          "%zz",
          "Basic",
          "Basic %%%",
          "Bearer",
          "Bearer ",
          "null",
          "-1",
          "[",
          "text/html;q=;",
          "\u00ff\u00fe",
          "99999999999999999999",
          "x".repeat(3_000));

  private static final List<String> STRIPE =
      List.of(
          "GET /v1/events",
          "POST /v1/checkout/sessions",
          "POST /v1/refunds",
          "GET /v1/nothing",
          "GET /pay/no-such-session",
          "POST /pay/no-such-session",
          "GET /sandbox",
          "POST /sandbox/drills");
  private static final List<String> RESEND =
      List.of(
          "POST /emails",
          "GET /emails/x",
          "GET /domains",
          "GET /",
          "GET /inbox",
          "GET /inbox/x",
          "GET /inbox/x/html",
          "GET /inbox/x/attachments/99999999999",
          "GET /sandbox");

  private static final Sandbox SANDBOX = Sandbox.start(Sandbox.Settings.demo().withLimits(0, 0));

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void in_headers_and_queries_and_bodies_it_is_refused() throws IOException {
    List<String> faults = new ArrayList<>();
    for (String value : NONSENSE) {
      for (String header :
          List.of("Authorization", "Idempotency-Key", "Stripe-Version", "Content-Type", "Cookie")) {
        STRIPE.forEach(
            route -> ask(SANDBOX.stripeBase(), route, header + ": " + value, "", faults));
        RESEND.forEach(
            route -> ask(SANDBOX.resendBase(), route, header + ": " + value, "", faults));
      }
      String key = "Authorization: Bearer " + Sandbox.Settings.demo().stripe().key();
      STRIPE.forEach(route -> ask(SANDBOX.stripeBase(), route, key, "a=" + value, faults));
      String resend = "Authorization: Bearer " + Sandbox.Settings.demo().resend().key();
      RESEND.forEach(route -> ask(SANDBOX.resendBase(), route, resend, "a=" + value, faults));
    }
    assertThat(faults).isEmpty();
  }

  /// @param sent in the query and in the body
  private static void ask(URI base, String route, String header, String sent, List<String> faults) {
    String query = sent.isEmpty() || sent.length() > 100 ? "" : "?" + sent;
    byte[] body = sent.getBytes(StandardCharsets.ISO_8859_1);
    String head =
        "%s%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n\r\n"
            .formatted(route, query, route.startsWith("POST") ? body.length : 0, header);
    try (Socket socket = new Socket("127.0.0.1", base.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      if (route.startsWith("POST")) {
        socket.getOutputStream().write(body);
      }
      String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
      if (!line.matches("HTTP/1\\.1 [234]..")) {
        faults.add("'" + line + "' for " + route + query + " with " + header);
      }
    } catch (IOException broken) {
      faults.add(broken + " for " + route + query + " with " + header);
    }
  }
}
