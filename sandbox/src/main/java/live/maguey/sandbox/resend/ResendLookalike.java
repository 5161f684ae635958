package live.maguey.sandbox.resend;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.maguey.sandbox.wire.Agenda;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.sandbox.wire.LocalServer;
import live.maguey.sandbox.wire.OutageDrills;
import live.maguey.sandbox.wire.RateLimit;
import live.maguey.sandbox.wire.Route;
import live.maguey.sandbox.wire.SigningSecrets;
import live.maguey.sandbox.wire.Store;
import live.maguey.sandbox.wire.WebhookSender;
import org.jspecify.annotations.Nullable;

/// A running lookalike of Resend, and the control over it that tests and drills need.
public final class ResendLookalike implements AutoCloseable {
  /// @param port 0 for any free one
  /// @param webhookSecret `whsec_` and a key in base64
  /// @param callsPerSecond 0 for no limit (Resend's own: 5)
  /// @param deliveredAfter from accepting a mail to its next event
  /// @param webhookBackoff pause after each failed delivery; the last one repeats
  public record Options(
      int port,
      String apiKey,
      String webhookSecret,
      int callsPerSecond,
      Duration deliveredAfter,
      List<Duration> webhookBackoff,
      Clock clock) {}

  /// The sum of the pauses after which Resend tries again: 27 hours 35 minutes, and a little
  /// (<https://resend.com/docs/webhooks/retries-and-replays>).
  private static final Duration PATIENCE = Duration.ofHours(28);

  private final Store store;
  private final Knobs knobs;
  private final Mailbox mailbox;
  private final Domains domains;
  private final RateLimit limit;
  private final SigningSecrets secrets;
  private final WebhookSender webhooks;
  private final Agenda agenda;
  private final LocalServer server;

  private ResendLookalike(Options options, Store store) {
    this.store = store;
    knobs = new Knobs(store);
    mailbox = new Mailbox(store);
    domains = new Domains(store);
    limit = new RateLimit(store, options.callsPerSecond());
    secrets = new SigningSecrets(store, options.webhookSecret());
    webhooks =
        new WebhookSender(
            store,
            knobs,
            new WebhookSender.Retries(options.webhookBackoff(), PATIENCE, options.clock()),
            new SvixSignature(options.clock(), secrets));
    Deliveries deliveries =
        new Deliveries(mailbox, webhooks, store, options.clock(), options.deliveredAfter());
    agenda = deliveries.agenda();
    ResendApi api =
        new ResendApi(
            options.apiKey(), knobs, limit, mailbox, deliveries, domains, options.clock(), store);
    List<Route> routes = new ArrayList<>(api.routes());
    routes.addAll(new InboxPages(mailbox).routes());
    var drills = new ResendDrills(deliveries, domains, new OutageDrills(knobs, limit, secrets));
    routes.addAll(drills.routes(new ResendControls(mailbox, knobs, webhooks)));
    server = LocalServer.start("Resend", options.port(), routes, api::unknown);
    webhooks.resume();
    agenda.start();
  }

  /// @param store closed with the lookalike, also when it does not start
  /// @throws IllegalStateException when the port is taken
  public static ResendLookalike start(Options options, Store store) {
    try {
      return new ResendLookalike(options, store);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  public URI base() {
    return server.base();
  }

  public URI inbox() {
    return server.base().resolve("/inbox");
  }

  public Knobs knobs() {
    return knobs;
  }

  /// Null stops the webhooks.
  public void webhooksTo(@Nullable URI target) {
    webhooks.target(target);
  }

  /// Signs with each of these from now on, as during a rotation.
  public void signWith(String... secrets) {
    this.secrets.use(List.of(secrets));
  }

  /// @param calls 0 for no limit
  public void callsPerSecond(int calls) {
    limit.perSecond(calls);
  }

  /// Mail may be sent from there from now on.
  public void verify(String domain) {
    domains.verify(domain);
  }

  /// Oldest first.
  public List<SentMail> mails() {
    return mailbox.all();
  }

  /// To one address, however its display name is written; oldest first.
  public List<SentMail> mailsTo(String address) {
    return mails().stream()
        .filter(m ->
            m.envelope().to().stream()
                .anyMatch(to -> to.equals(address) || to.endsWith("<" + address + ">")))
        .toList();
  }

  public Optional<SentMail> mail(String id) {
    return mailbox.find(id);
  }

  public List<WebhookSender.Attempt> webhookAttempts() {
    return webhooks.attempts();
  }

  /// See [Store#written()].
  public long written() {
    return store.written();
  }

  @Override
  public void close() {
    knobs.close();
    agenda.close();
    webhooks.close();
    server.close();
    store.close();
  }
}
