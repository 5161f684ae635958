package live.maguey.cli.up;

import java.net.URI;
import java.nio.file.Path;
import live.maguey.api.settings.DemoSettings;
import live.maguey.cli.command.CannotStart;
import live.maguey.sandbox.Sandbox;

/// The demo's Stripe and Resend. The one class of `maguey up` that names the sandbox: production
/// has the command in its help, and no sandbox on its class path.
final class Lookalikes implements AutoCloseable {
  private final Sandbox sandbox;

  private Lookalikes(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /// @param port of the server: they take the next two, where these are free
  /// @param merchant the name on the payment page
  /// @throws CannotStart when a journal in the folder cannot be read or written
  static Lookalikes start(Path folder, int port, String merchant) {
    int stripe = FreePort.is(port + 1) ? port + 1 : 0;
    int resend = FreePort.is(port + 2) ? port + 2 : 0;
    Sandbox.Settings settings =
        Sandbox.Settings.demo()
            .withPorts(stripe, resend)
            .withStripe(DemoSettings.STRIPE_SECRET_KEY, DemoSettings.STRIPE_WEBHOOK_SECRET)
            .withResend(DemoSettings.RESEND_API_KEY, DemoSettings.RESEND_WEBHOOK_SECRET)
            .withMerchant(merchant)
            .withStateFolder(folder);
    try {
      return new Lookalikes(Sandbox.start(settings));
    } catch (IllegalStateException sentence) {
      throw new CannotStart(String.valueOf(sentence.getMessage()), sentence);
    }
  }

  /// Where Stripe's API and payment page answer.
  URI stripe() {
    return sandbox.stripeBase();
  }

  /// Where Resend's API answers.
  URI resend() {
    return sandbox.resendBase();
  }

  URI inbox() {
    return sandbox.inbox();
  }

  /// Sends the webhooks to the server, and takes emails of the sender's domain.
  void serve(URI site, String sender) {
    sandbox.resend().verify(sender.substring(sender.lastIndexOf('@') + 1));
    sandbox.stripeWebhooksTo(site.resolve("/webhooks/stripe"));
    sandbox.resendWebhooksTo(site.resolve("/webhooks/resend"));
  }

  /// Guests who pay here.
  DemoBuyers buyers(URI site, String terms) {
    return new DemoBuyers(site, sandbox.stripe(), terms);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
