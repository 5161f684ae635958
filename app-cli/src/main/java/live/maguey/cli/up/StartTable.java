package live.maguey.cli.up;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// What a person needs to try Maguey, on half a screen.
///
/// @param trust where a phone gets the certificate that it has to trust; empty without https
/// @param ours whether the lookalike takes the payments, so that its cards work
/// @param ops the port of what only those who run the venue may see; empty where it is off
record StartTable(
    Instant begun,
    URI shop,
    URI gate,
    Optional<URI> trust,
    URI inbox,
    URI stripe,
    boolean ours,
    OptionalInt ops,
    Path log) {

  void print(PrintWriter out) {
    Duration took = Duration.between(begun, Instant.now());
    out.printf("%nMaguey is up after %.1f s. Press Ctrl-C to stop it.%n%n", took.toMillis() / 1e3);
    line(out, "Buy", shop.toString());
    if (ours) {
      line(out, "Pay with", "4242 4242 4242 4242  goes through");
      line(out, "", "4000 0025 0000 3155  asks the bank (3-D Secure)");
      line(out, "", "4000 0000 0000 0002  is declined");
      line(out, "", "4000 0000 0000 9995  is declined: no funds");
      line(out, "", "any date to come, any three digits");
    } else {
      line(out, "Payments", stripe.toString());
    }
    line(out, "Read emails", inbox.toString());
    line(out, "Gate", gate.toString());
    line(out, "", "one phone, a few minutes; another: maguey devices enroll NAME --gate A");
    trust.ifPresent(at -> {
      line(out, "Trust", at.toString());
      line(out, "", "open it once on each phone and install the certificate (docs/cli.md)");
    });
    line(out, "API", shop + "/openapi.yaml");
    line(out, "Health", shop + "/health/ready");
    line(
        out,
        "Figures",
        ops.isPresent() ? "http://localhost:" + ops.getAsInt() + "/metrics" : "off (ops.port)");
    line(out, "Log", log.toString());
    out.println();
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf("  %-10s %s%n", name, value);
  }
}
