package live.maguey.sandbox.resend;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.maguey.sandbox.wire.Agenda;
import live.maguey.sandbox.wire.IdempotentReplies;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.sandbox.wire.LocalServer;
import live.maguey.sandbox.wire.OutageDrills;
import live.maguey.sandbox.wire.RateLimit;
import live.maguey.sandbox.wire.Route;
import live.maguey.sandbox.wire.SigningSecrets;
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

  /// What survives a restart.
  record Saved(
      List<SentMail> mails,
      List<Agenda.Due> agenda,
      List<IdempotentReplies.Kept> replies,
      @Nullable URI webhookTarget,
      List<WebhookSender.Delivery> undelivered) {}

  private final Knobs knobs = new Knobs();
  private final Mailbox mailbox = new Mailbox();
  private final RateLimit limit;
  private final SigningSecrets secrets;
  private final WebhookSender webhooks;
  private final Agenda agenda;
  private final Deliveries deliveries;
  private final ResendApi api;
  private final Runnable changed;
  private final LocalServer server;

  private ResendLookalike(Options options, @Nullable JsonNode saved, Runnable changed) {
    this.changed = changed;
    limit = new RateLimit(options.callsPerSecond());
    secrets = new SigningSecrets(options.webhookSecret());
    webhooks =
        new WebhookSender(
            knobs, options.webhookBackoff(), new SvixSignature(options.clock(), secrets), changed);
    agenda = new Agenda("resend", options.clock(), this::due);
    deliveries =
        new Deliveries(mailbox, webhooks, agenda, options.clock(), options.deliveredAfter());
    api =
        new ResendApi(
            options.apiKey(), knobs, limit, mailbox, deliveries, options.clock(), changed);
    if (saved != null) {
      restore(saved);
    }
    List<Route> routes = new ArrayList<>(api.routes());
    routes.addAll(new InboxPages(mailbox).routes());
    var drills = new ResendDrills(deliveries, new OutageDrills(knobs, limit, secrets), changed);
    routes.addAll(drills.routes(new ResendControls(mailbox, knobs, webhooks)));
    server = LocalServer.start("Resend", options.port(), routes, api::unknown);
    agenda.start();
  }

  /// @param saved what [#snapshot()] gave an earlier run, null for a fresh start
  /// @param changed told after every change of state
  /// @throws IllegalStateException when the port is taken
  public static ResendLookalike start(Options options, @Nullable JsonNode saved, Runnable changed) {
    return new ResendLookalike(options, saved, changed);
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

  /// Oldest first.
  public List<SentMail> mails() {
    return mailbox.all();
  }

  /// To one address, however its display name is written; oldest first.
  public List<SentMail> mailsTo(String address) {
    return mails().stream()
        .filter(m ->
            m.to().stream().anyMatch(to -> to.equals(address) || to.endsWith("<" + address + ">")))
        .toList();
  }

  public Optional<SentMail> mail(String id) {
    return mailbox.find(id);
  }

  public List<WebhookSender.Attempt> webhookAttempts() {
    return webhooks.attempts();
  }

  /// What survives a restart, for Jackson.
  public Object snapshot() {
    return new Saved(
        mailbox.all(),
        agenda.pending(),
        api.replies().finished(),
        webhooks.target(),
        webhooks.open());
  }

  private void restore(JsonNode json) {
    Saved saved = Json.MAPPER.convertValue(json, Saved.class);
    saved.mails().forEach(mailbox::add);
    saved.agenda().forEach(d -> agenda.add(Instant.ofEpochMilli(d.atMillis()), d.what(), d.id()));
    api.replies().restore(saved.replies());
    webhooks.restore(saved.webhookTarget(), saved.undelivered());
  }

  private void due(Agenda.Due due) {
    deliveries.due(due);
    changed.run();
  }

  @Override
  public void close() {
    knobs.close();
    agenda.close();
    webhooks.close();
    server.close();
  }
}
