package live.maguey.cli.outages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import live.maguey.cli.OwnProcess;
import live.maguey.cli.proof.RunningServer;

/// `maguey serve`, as in production, in a process of its own, to be killed.
public final class ServerProcess implements AutoCloseable {
  private static final String STRIPE_KEY = "sk_live_of_this_server";
  private static final String STRIPE_SECRET = "whsec_of_this_server";
  private static final String RESEND_KEY = "re_of_this_server";
  private static final String RESEND_SECRET = "whsec_" + base64("signs what Resend says of mails");

  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /// A server whose secrets production takes: its lookalike of Stripe is in live mode.
  public static RunningServer server() {
    return RunningServer.open(
        Map.of(
            "stripe.secret-key",
            STRIPE_KEY,
            "stripe.webhook-secret",
            STRIPE_SECRET,
            "stripe.livemode",
            "true",
            "resend.api-key",
            RESEND_KEY,
            "resend.webhook-secret",
            RESEND_SECRET,
            "resend.requests-per-second",
            "0",
            "keys.master",
            base64("the master key of a venue, 32 B."),
            "keys.link",
            base64("the link key of a venue, 32 B..."),
            "keys.payment",
            base64("the payment key of a venue, 32 B"),
            "log.format",
            "json"),
        lookalikes ->
            lookalikes
                .withStripe(STRIPE_KEY, STRIPE_SECRET)
                .withResend(RESEND_KEY, RESEND_SECRET)
                .withLimits(0, 0));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(US_ASCII));
  }

  /// @param settings those of the server whose database and vendors it works with; its site is at
  ///   https here, as production demands
  public static ServerProcess start(Map<String, String> settings, Path folder) throws IOException {
    return start(settings, folder, "-XX:+UseSerialGC");
  }

  /// @param memory an option of the Java machine, as `-Xmx256m`
  public static ServerProcess start(Map<String, String> settings, Path folder, String memory)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                OwnProcess.command(List.of(memory, "-XX:+ExitOnOutOfMemoryError"), "serve"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("node.log").toFile());
    builder.environment().putAll(environment(settings));
    return new ServerProcess(builder.start());
  }

  private static Map<String, String> environment(Map<String, String> settings) {
    Map<String, String> variables = new HashMap<>();
    settings.forEach((key, value) ->
        variables.put("MAGUEY_" + key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value));
    variables.computeIfPresent("MAGUEY_SITE", (_, site) -> site.replaceFirst("^http:", "https:"));
    return variables;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// As `kill -9` does: nothing is finished, closed or said.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// As `kill` does: it finishes what it has begun.
  public void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
