package live.maguey.persistence.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.Events;
import live.maguey.events.PricePhase;
import live.maguey.events.Slug;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.events.Translation;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.shared.Language;

/// Events in PostgreSQL.
public final class PostgresEvents implements Events {
  private final Database database;

  public PostgresEvents(Database database) {
    this.database = database;
  }

  @Override
  public List<Event> upcoming(Instant now) {
    return events(EventSql.UPCOMING_EVENTS, Params.of("now", now));
  }

  @Override
  public List<Event> published(Instant endAfter, Instant doorsBy) {
    return events(
        EventSql.PUBLISHED_EVENTS, Params.of("end_after", endAfter).and("doors_by", doorsBy));
  }

  @Override
  public Optional<Event> find(EventId id) {
    return events(EventSql.EVENT_BY_ID, Params.of("id", id.value())).stream().findFirst();
  }

  @Override
  public Optional<Event> find(Slug slug) {
    return events(EventSql.EVENT_BY_SLUG, Params.of("slug", slug.value())).stream().findFirst();
  }

  @Override
  public int onHold(EventId id) {
    return database
        .get(EventSql.PLACES_ON_HOLD, Params.of("id", id.value()), c -> c.integer("places"))
        .orElseThrow();
  }

  @Override
  public Map<TierId, Integer> onHold() {
    return database
        .list(
            EventSql.FULL_TIERS_ON_HOLD,
            Params.none(),
            c -> Map.entry(new TierId(c.id("tier_id")), c.integer("places")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public boolean add(Event event) {
    return database.run(() -> {
      boolean added = database.update(EventSql.ADD_EVENT, params(event)) == 1;
      if (added) {
        for (int i = 0; i < event.tiers().size(); i++) {
          addTier(event, event.tiers().get(i), i);
        }
        event
            .announcement()
            .translations()
            .others()
            .forEach((language, texts) -> addTexts(event, language, texts));
      }
      return added;
    });
  }

  @Override
  public int nextNumber() {
    return database
        .get(EventSql.NEXT_NUMBER, Params.none(), c -> c.integer("number"))
        .orElseThrow();
  }

  @Override
  public boolean publish(EventId id) {
    return database.update(EventSql.PUBLISH_EVENT, Params.of("id", id.value())) == 1;
  }

  @Override
  public boolean cancel(EventId id) {
    return database.update(EventSql.CANCEL_EVENT, Params.of("id", id.value())) == 1;
  }

  private void addTier(Event event, Tier tier, int position) {
    database.update(
        EventSql.ADD_TIER,
        Params.of("id", tier.id().value())
            .and("event", event.id().value())
            .and("position", position)
            .and("name", tier.name())
            .and("note", tier.note())
            .and("capacity", tier.capacity())
            .and("per_order", tier.perOrder())
            .and("sales_open", tier.window().opens())
            .and("sales_close", tier.window().closes())
            .and("accessible", tier.accessible()));
    for (int i = 0; i < tier.phases().size(); i++) {
      PricePhase phase = tier.phases().get(i);
      database.update(
          EventSql.ADD_PHASE,
          Params.of("tier", tier.id().value())
              .and("position", i)
              .and("name", phase.name())
              .and("price", phase.price().minor())
              .and("fee", phase.fee().minor())
              .and("currency", phase.price().currency().getCurrencyCode())
              .and("until", phase.until())
              .and("until_taken", phase.untilTaken()));
    }
  }

  private void addTexts(Event event, Language language, Translation texts) {
    database.update(
        EventSql.ADD_EVENT_TEXTS,
        Params.of("event", event.id().value())
            .and("language", language)
            .and("title", texts.title())
            .and("lineup", texts.lineup())
            .and("description", texts.description())
            .and("dress", texts.dress()));
    for (Tier tier : event.tiers()) {
      Translation.TierText text = texts.tier(tier.name());
      if (!text.equals(Translation.TierText.NONE)) {
        database.update(
            EventSql.ADD_TIER_TEXTS,
            Params.of("tier", tier.id().value())
                .and("language", language)
                .and("name", text.name())
                .and("note", text.note()));
      }
    }
  }

  private List<Event> events(EventSql sql, Params params) {
    return EventRows.events(database.list(sql, params, row -> row));
  }

  private static Params params(Event event) {
    return Params.of("id", event.id().value())
        .and("number", event.number())
        .and("slug", event.slug().value())
        .and("title", event.title())
        .and("lineup", event.announcement().lineup())
        .and("description", event.announcement().description())
        .and("dress", event.announcement().dress())
        .and("ink", event.announcement().poster().inkKey())
        .and("composition", event.announcement().poster().compositionKey())
        .and("doors", event.doors())
        .and("starts", event.hours().starts())
        .and("ends", event.ends())
        .and("business_date", event.businessDate())
        .and("minimum_age", event.minimumAge())
        .and("state", event.state())
        .and("sales_open", event.sale().opens())
        .and("sales_close", event.sale().closes())
        .and("language", event.announcement().translations().original())
        .and("per_customer", event.sale().perCustomer());
  }
}
