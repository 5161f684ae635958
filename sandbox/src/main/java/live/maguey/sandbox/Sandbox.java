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

  /// @param stateFolder a journal of each lookalike, kept across restarts and kills; null keeps
  ///   nothing
  /// @param merchant the name on the payment page and on statements
  /// @param webhookBackoff pause after each failed delivery; the last one repeats
  /// @param clock may be moved by tests: sessions expire and money settles by it
  public record Settings(
      Account stripe,
      Account resend,
      @Nullable Path stateFolder,
      String merchant,
      Pace pace,
      List<Duration> webhookBackoff,
      Clock clock) {

    /// Free ports, well-known demo secrets, nothing kept, Resend's usual limit of 5 a second.
    public static Settings demo() {
      return new Settings(
          new Account(0, "sk_test_maguey_demo", "whsec_maguey_demo_stripe", 0),
          new Account(0, "re_maguey_demo", "whsec_bWFndWV5LWRlbW8tcmVzZW5kLXdlYmhvb2s=", 5),
          null,
          "Maguey",
          new Pace(Duration.ofMillis(1500), Duration.ofMillis(500)),
          BACKOFF,
          Clock.systemUTC());
    }

    public Settings withPorts(int ofStripe, int ofResend) {
      return with(stripe.at(ofStripe), resend.at(ofResend));
    }

    public Settings withStripe(String secretKey, String webhookSecret) {
      return with(stripe.keyed(secretKey, webhookSecret), resend);
    }

    /// @param webhookSecret `whsec_` and a key in base64
    public Settings withResend(String apiKey, String webhookSecret) {
      return with(stripe, resend.keyed(apiKey, webhookSecret));
    }

    /// Calls a second, 0 for no limit.
    public Settings withLimits(int ofStripe, int ofResend) {
      return with(stripe.limited(ofStripe), resend.limited(ofResend));
    }

    private Settings with(Account ofStripe, Account ofResend) {
      return new Settings(ofStripe, ofResend, stateFolder, merchant, pace, webhookBackoff, clock);
    }

    public Settings withStateFolder(@Nullable Path folder) {
      return new Settings(stripe, resend, folder, merchant, pace, webhookBackoff, clock);
    }

    public Settings withMerchant(String name) {
      return new Settings(stripe, resend, stateFolder, name, pace, webhookBackoff, clock);
    }

    public Settings withPace(Duration settled, Duration delivered) {
      Pace other = new Pace(settled, delivered);
      return new Settings(stripe, resend, stateFolder, merchant, other, webhookBackoff, clock);
    }

    public Settings withWebhookBackoff(List<Duration> pauses) {
      return new Settings(stripe, resend, stateFolder, merchant, pace, pauses, clock);
    }

    public Settings withClock(Clock other) {
      return new Settings(stripe, resend, stateFolder, merchant, pace, webhookBackoff, other);
    }
  }

  /// What one of the lookalikes is reached with.
  ///
  /// @param port 0 for any free one
  /// @param perSecond calls a second before 429, 0 for no limit
  public record Account(int port, String key, String webhookSecret, int perSecond) {
    private Account at(int other) {
      return new Account(other, key, webhookSecret, perSecond);
    }

    private Account keyed(String otherKey, String otherSecret) {
      return new Account(port, otherKey, otherSecret, perSecond);
    }

    private Account limited(int calls) {
      return new Account(port, key, webhookSecret, calls);
    }
  }

  /// @param settled from a charge to its balance transaction, and from a refund to its next update
  /// @param delivered from accepting a mail to its delivery event
  public record Pace(Duration settled, Duration delivered) {}

  private final StripeLookalike stripe;
  private final ResendLookalike resend;

  private Sandbox(Settings s) {
    stripe =
        StripeLookalike.start(
            new StripeLookalike.Options(
                s.stripe().port(),
                s.stripe().key(),
                s.stripe().webhookSecret(),
                s.merchant(),
                s.pace().settled(),
                s.pace().settled(),
                s.stripe().perSecond(),
                s.webhookBackoff(),
                s.clock()),
            Store.open(journal(s.stateFolder(), "stripe")));
    try {
      resend =
          ResendLookalike.start(
              new ResendLookalike.Options(
                  s.resend().port(),
                  s.resend().key(),
                  s.resend().webhookSecret(),
                  s.resend().perSecond(),
                  s.pace().delivered(),
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
