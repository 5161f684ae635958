package live.maguey.cli.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import live.maguey.cli.up.EmbeddedDatabase;
import live.maguey.cli.up.FreePort;
import live.maguey.sandbox.Sandbox;

/// Runs a command beside an empty PostgreSQL and the lookalikes, whose addresses it finds in its
/// environment with the port that those report to, and ends with its exit code. Nothing of it
/// stays.
public final class Stage {
  private Stage() {}

  public static void main(String... command) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("maguey-rehearsal");
    int code;
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("postgres"));
        Sandbox sandbox = Sandbox.start(Sandbox.Settings.demo().withLimits(0, 0))) {
      int port = FreePort.any();
      URI server = URI.create("http://localhost:" + port);
      sandbox.resend().verify("maguey.example");
      sandbox.stripeWebhooksTo(server.resolve("/webhooks/stripe"));
      sandbox.resendWebhooksTo(server.resolve("/webhooks/resend"));
      ProcessBuilder builder =
          new ProcessBuilder(List.of(command)).directory(folder.toFile()).inheritIO();
      builder.environment().keySet().removeIf(name -> name.startsWith("MAGUEY_"));
      builder
          .environment()
          .putAll(
              Map.of(
                  "MAGUEY_PORT", Integer.toString(port),
                  "MAGUEY_DATABASE_URL", database.url(),
                  "MAGUEY_DATABASE_USER", database.user(),
                  "MAGUEY_STRIPE_BASE", sandbox.stripeBase().toString(),
                  "MAGUEY_STRIPE_PAGES", sandbox.stripeBase().toString(),
                  "MAGUEY_RESEND_BASE", sandbox.resendBase().toString()));
      code = builder.start().waitFor();
    } finally {
      delete(folder);
    }
    System.exit(code);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
