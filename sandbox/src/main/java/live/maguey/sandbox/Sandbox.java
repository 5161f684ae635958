package live.maguey.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import live.maguey.sandbox.resend.ResendLookalike;
import live.maguey.sandbox.stripe.StripeLookalike;
import live.maguey.sandbox.wire.Store;
import org.jspecify.annotations.Nullable;

/// Both lookalikes, on 127.0.0.1 only. Webhooks go nowhere until they are given a target.
public final class Sandbox implements AutoCloseable {
  private static final List<Duration> BACKOFF =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10));

  /// @param stripePort 0 for any free one, as `resendPort`
  /// @param resendWebhookSecret `whsec_` and a key in base64
  /// @param stateFolder a journal of each lookalike, kept across restarts and kills; null keeps
  ///   nothing
  /// @param merchant the name on the payment page and on statements
  /// @param settleAfter from a charge to its balance transaction, and from a refund to its next
  ///   update
  /// @param deliveredAfter from accepting a mail to its delivery event
  /// @param stripePerSecond calls a second before 429, 0 for no limit
  /// @param resendPerSecond calls a second before 429, 0 for no limit
  /// @param webhookBackoff pause after each failed delivery; the last one repeats
  /// @param clock may be moved by tests: sessions expire and money settles by it
  public record Settings(
      int stripePort,
      int resendPort,
      String stripeSecretKey,
      String stripeWebhookSecret,
      String resendApiKey,
      String resendWebhookSecret,
      @Nullable Path stateFolder,
      String merchant,
      Duration settleAfter,
      Duration deliveredAfter,
      int stripePerSecond,
      int resendPerSecond,
      List<Duration> webhookBackoff,
      Clock clock) {

    /// Free ports, well-known demo secrets, nothing kept, Resend's usual limit of 5 a second.
    public static Settings demo() {
      return new Settings(
          0,
          0,
          "sk_test_maguey_demo",
          "whsec_maguey_demo_stripe",
          "re_maguey_demo",
          "whsec_bWFndWV5LWRlbW8tcmVzZW5kLXdlYmhvb2s=",
          null,
          "Maguey",
          Duration.ofMillis(1500),
          Duration.ofMillis(500),
          0,
          5,
          BACKOFF,
          Clock.systemUTC());
    }

    public Settings withPorts(int stripe, int resend) {
      return reached(
          stripe, resend, stripeSecretKey, stripeWebhookSecret, resendApiKey, resendWebhookSecret);
    }

    public Settings withStripe(String secretKey, String webhookSecret) {
      return reached(
          stripePort, resendPort, secretKey, webhookSecret, resendApiKey, resendWebhookSecret);
    }

    public Settings withResend(String apiKey, String webhookSecret) {
      return reached(
          stripePort, resendPort, stripeSecretKey, stripeWebhookSecret, apiKey, webhookSecret);
    }

    public Settings withStateFolder(@Nullable Path folder) {
      return kept(folder, merchant);
    }

    public Settings withMerchant(String name) {
      return kept(stateFolder, name);
    }

    /// @param settle see `settleAfter`
    /// @param delivered see `deliveredAfter`
    public Settings withPace(Duration settle, Duration delivered) {
      return paced(settle, delivered, stripePerSecond, resendPerSecond, webhookBackoff, clock);
    }

    /// Calls a second, 0 for no limit.
    public Settings withLimits(int stripe, int resend) {
      return paced(settleAfter, deliveredAfter, stripe, resend, webhookBackoff, clock);
    }

    public Settings withWebhookBackoff(List<Duration> pauses) {
      return paced(settleAfter, deliveredAfter, stripePerSecond, resendPerSecond, pauses, clock);
    }

    public Settings withClock(Clock other) {
      return paced(
          settleAfter, deliveredAfter, stripePerSecond, resendPerSecond, webhookBackoff, other);
    }

    private Settings reached(
        int port1, int port2, String key1, String hook1, String key2, String hook2) {
      return new Settings(
          port1,
          port2,
          key1,
          hook1,
          key2,
          hook2,
          stateFolder,
          merchant,
          settleAfter,
          deliveredAfter,
          stripePerSecond,
          resendPerSecond,
          webhookBackoff,
          clock);
    }

    private Settings kept(@Nullable Path folder, String name) {
      return new Settings(
          stripePort,
          resendPort,
          stripeSecretKey,
          stripeWebhookSecret,
          resendApiKey,
          resendWebhookSecret,
          folder,
          name,
          settleAfter,
          deliveredAfter,
          stripePerSecond,
          resendPerSecond,
          webhookBackoff,
          clock);
    }

    private Settings paced(
        Duration settle,
        Duration delivered,
        int stripe,
        int resend,
        List<Duration> pauses,
        Clock time) {
      return new Settings(
          stripePort,
          resendPort,
          stripeSecretKey,
          stripeWebhookSecret,
          resendApiKey,
          resendWebhookSecret,
          stateFolder,
          merchant,
          settle,
          delivered,
          stripe,
          resend,
          pauses,
          time);
    }
  }

  private final StripeLookalike stripe;
  private final ResendLookalike resend;

  private Sandbox(Settings s) {
    stripe =
        StripeLookalike.start(
            new StripeLookalike.Options(
                s.stripePort(),
                s.stripeSecretKey(),
                s.stripeWebhookSecret(),
                s.merchant(),
                s.settleAfter(),
                s.settleAfter(),
                s.stripePerSecond(),
                s.webhookBackoff(),
                s.clock()),
            Store.open(journal(s.stateFolder(), "stripe")));
    try {
      resend =
          ResendLookalike.start(
              new ResendLookalike.Options(
                  s.resendPort(),
                  s.resendApiKey(),
                  s.resendWebhookSecret(),
                  s.resendPerSecond(),
                  s.deliveredAfter(),
                  s.webhookBackoff(),
                  s.clock()),
              Store.open(journal(s.stateFolder(), "resend")));
    } catch (RuntimeException e) {
      stripe.close();
      throw e;
    }
  }

  private static @Nullable Path journal(@Nullable Path folder, String name) {
    return folder == null ? null : folder.resolve(name + ".journal");
  }

  /// @throws IllegalStateException with one readable sentence when a port is taken, or a journal
  ///   cannot be read or written
  public static Sandbox start(Settings settings) {
    return new Sandbox(settings);
  }

  public URI stripeBase() {
    return stripe.base();
  }

  public URI resendBase() {
    return resend.base();
  }

  /// The page that shows every mail as its reader sees it.
  public URI inbox() {
    return resend.inbox();
  }

  public StripeLookalike stripe() {
    return stripe;
  }

  public ResendLookalike resend() {
    return resend;
  }

  public void stripeWebhooksTo(URI target) {
    stripe.webhooksTo(target);
  }

  public void resendWebhooksTo(URI target) {
    resend.webhooksTo(target);
  }

  @Override
  public void close() {
    stripe.close();
    resend.close();
  }
}
