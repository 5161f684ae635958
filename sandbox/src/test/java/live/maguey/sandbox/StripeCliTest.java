package live.maguey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Stripe's own command line against the lookalike. Needs `npm`, which fetches it once into
/// `target`.
@Tag("full")
class StripeCliTest {
  private static final String VERSION = "1.52.0";
  private static final Path HOME =
      Path.of(System.getProperty("basedir", "."), "target", "stripe-cli").toAbsolutePath();
  private static final Path CLI = HOME.resolve(Path.of("node_modules", ".bin", "stripe"));

  @AutoClose private final StripeShop shop;

  StripeCliTest() throws IOException {
    shop = new StripeShop();
  }

  @BeforeAll
  static void fetch() throws Exception {
    if (!Files.exists(CLI)) {
      Files.createDirectories(HOME);
      run(
          List.of(
              "npm",
              "install",
              "--no-audit",
              "--no-fund",
              "--ignore-scripts",
              "--prefix",
              HOME.toString(),
              "@stripe/cli@" + VERSION),
          180);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payment_intent.created|payment_intent.created",
        "payment_intent.succeeded|payment_intent.created charge.succeeded payment_intent.succeeded",
        "payment_intent.payment_failed|charge.failed payment_intent.payment_failed",
        "payment_intent.requires_action|payment_intent.requires_action",
        "payment_intent.canceled|payment_intent.canceled",
        "payment_intent.amount_capturable_updated|payment_intent.amount_capturable_updated",
        "charge.captured|charge.captured payment_intent.succeeded",
        "charge.refunded|refund.created charge.refunded",
        "charge.dispute.created|charge.dispute.created",
        "checkout.session.completed|product.created price.created checkout.session.completed",
        "checkout.session.expired|checkout.session.expired",
      })
  void the_command_line_triggers(String event, String events) throws Throwable {
    String said =
        run(
            List.of(
                CLI.toString(),
                "trigger",
                event,
                "--api-base",
                "http://127.0.0.1:" + shop.sandbox.stripeBase().getPort(),
                "--api-key",
                "sk_test_of_this_test"),
            60);

    assertThat(said).contains("Trigger succeeded!");
    List<String> all =
        shop.client.v1().events().list().getData().stream().map(Event::getType).toList();
    assertThat(all).contains(events.split(" "));
    Await.until(() -> assertThat(shop.receiver.types()).contains(events.split(" ")));
  }

  private static String run(List<String> command, int seconds)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "STRIPE_CLI_TELEMETRY_OPTOUT", "1",
                "XDG_CONFIG_HOME", HOME.resolve("config").toString(),
                "NO_COLOR", "1"));
    Path out = Files.createTempFile(HOME, "said", ".txt");
    Process process = builder.redirectOutput(out.toFile()).start();
    try {
      assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).as(command.toString()).isTrue();
      String said = Files.readString(out, StandardCharsets.UTF_8);
      assertThat(process.exitValue()).as(command + ": " + said).isZero();
      return said;
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(out);
    }
  }
}
