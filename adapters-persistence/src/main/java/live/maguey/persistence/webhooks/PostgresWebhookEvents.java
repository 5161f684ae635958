package live.maguey.persistence.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import live.maguey.persistence.Claim;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Keyset;
import live.maguey.persistence.Params;
import live.maguey.webhooks.WebhookEvent;
import live.maguey.webhooks.WebhookEvents;

/// The inbox in PostgreSQL. A claim is a later `due_at`: when its lease has ended without an
/// answer, the event is due again.
public final class PostgresWebhookEvents implements WebhookEvents {
  private final Database database;

  public PostgresWebhookEvents(Database database) {
    this.database = database;
  }

  @Override
  public boolean store(WebhookEvent event) {
    return database.update(
            WebhookSql.STORE_EVENT,
            Params.of("id", event.id())
                .and("type", event.type())
                .and("livemode", event.livemode())
                .and("created", event.createdAt())
                .and("received", event.receivedAt())
                .and("body", event.body())
                .and("origin", event.origin())
                .and("request", event.requestId()))
        == 1;
  }

  @Override
  public List<WebhookEvent> claim(int limit, Instant now, Duration lease) {
    return database
        .list(
            WebhookSql.CLAIM_EVENTS, Claim.values(limit, now, lease), PostgresWebhookEvents::event)
        .stream()
        .sorted(Comparator.comparing(WebhookEvent::receivedAt).thenComparing(WebhookEvent::id))
        .toList();
  }

  @Override
  public void finished(
      String id, String body, WebhookEvent.Result result, Instant at, String note) {
    database.update(
        WebhookSql.FINISH_EVENT,
        Params.of("id", id).and("body", body).and("state", result).and("at", at).and("note", note));
  }

  @Override
  public void failed(String id, Instant next, String error) {
    database.update(
        WebhookSql.FAIL_EVENT, Params.of("id", id).and("next", next).and("error", error));
  }

  @Override
  public void dead(String id, Instant at, String error) {
    database.update(
        WebhookSql.GIVE_UP_EVENT, Params.of("id", id).and("at", at).and("error", error));
  }

  @Override
  public boolean replay(String id, Instant now) {
    return database.update(WebhookSql.REPLAY_EVENT, Params.of("id", id).and("now", now)) == 1;
  }

  @Override
  public void replayDead(String mentioning, Instant now) {
    database.update(
        WebhookSql.REPLAY_DEAD_EVENTS, Params.of("mentioning", mentioning).and("now", now));
  }

  @Override
  public Optional<WebhookEvent> find(String id) {
    return database.get(WebhookSql.FIND_EVENT, Params.of("id", id), PostgresWebhookEvents::event);
  }

  @Override
  public List<WebhookEvent> list(Search wanted) {
    return database.list(
        wanted.failing() ? WebhookSql.LIST_FAILING_EVENTS : WebhookSql.LIST_EVENTS,
        Keyset.values(wanted.page(), id -> id).and("state", wanted.state()),
        PostgresWebhookEvents::event);
  }

  @Override
  public List<String> received(Instant from, Instant until, boolean failing) {
    return database.list(
        WebhookSql.RECEIVED_EVENTS,
        Params.of("from", from).and("until", until).and("failing", failing),
        c -> c.text("id"));
  }

  @Override
  public List<String> known(List<String> ids) {
    return database.list(WebhookSql.KNOWN_EVENTS, Params.of("ids", ids), c -> c.text("id"));
  }

  @Override
  public Optional<Instant> pulledUntil() {
    return database.get(WebhookSql.PULLED_UNTIL, Params.none(), c -> c.instant("pulled_until"));
  }

  @Override
  public void pulledUntil(Instant until) {
    database.update(WebhookSql.SET_PULLED_UNTIL, Params.of("until", until));
  }

  private static WebhookEvent event(Columns c) {
    return new WebhookEvent(
        c.text("id"),
        c.text("type"),
        c.truth("livemode"),
        c.instant("created_at"),
        c.instant("received_at"),
        c.constant("origin", WebhookEvent.Origin.class),
        c.text("body"),
        c.textOrNull("request_id"),
        state(c));
  }

  private static WebhookEvent.State state(Columns c) {
    return switch (c.constant("state", WebhookEvent.Stage.class)) {
      case RECEIVED -> waiting(c);
      case DONE -> processed(c, WebhookEvent.Result.DONE);
      case IGNORED -> processed(c, WebhookEvent.Result.IGNORED);
      case FOREIGN -> processed(c, WebhookEvent.Result.FOREIGN);
      case DEAD ->
          new WebhookEvent.State.Dead(
              c.integer("attempts"), c.instant("processed_at"), c.text("last_error"));
    };
  }

  private static WebhookEvent.State waiting(Columns c) {
    int failures = c.integer("attempts");
    return failures == 0
        ? new WebhookEvent.State.Received(
            c.instant("due_at"), Optional.ofNullable(c.textOrNull("last_error")))
        : new WebhookEvent.State.Failed(failures, c.instant("due_at"), c.text("last_error"));
  }

  private static WebhookEvent.State processed(Columns c, WebhookEvent.Result result) {
    return new WebhookEvent.State.Processed(
        result, c.integer("attempts"), c.instant("processed_at"), c.text("last_error"));
  }
}
