package live.maguey.benchmarks.apart;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import live.maguey.sandbox.Sandbox;

/// The lookalikes as a program: ports of Stripe's and Resend's, the server's address, then its four
/// secrets.
final class Lookalikes {
  private Lookalikes() {}

  public static void main(String[] args) throws InterruptedException {
    Sandbox sandbox =
        Sandbox.start(
            Sandbox.Settings.demo()
                .withPorts(Integer.parseInt(args[0]), Integer.parseInt(args[1]))
                .withStripe(args[3], args[4])
                .withResend(args[5], args[6])
                .withLimits(0, 0));
    URI server = URI.create(args[2]);
    sandbox.resend().verify("maguey.example");
    sandbox.stripeWebhooksTo(server.resolve("/webhooks/stripe"));
    sandbox.resendWebhooksTo(server.resolve("/webhooks/resend"));
    new CountDownLatch(1).await();
  }
}
