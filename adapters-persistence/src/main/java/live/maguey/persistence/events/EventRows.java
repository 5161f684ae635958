package live.maguey.persistence.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.maguey.events.Announcement;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.Hours;
import live.maguey.events.PricePhase;
import live.maguey.events.Sale;
import live.maguey.events.Slug;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.events.Translation;
import live.maguey.events.Translations;
import live.maguey.persistence.Columns;
import live.maguey.persistence.RoomTextsJson;
import live.maguey.posters.PosterChoice;
import live.maguey.shared.Language;

/// Puts events together from rows of one price phase and other language each, in the order of the
/// rows.
final class EventRows {
  private EventRows() {}

  static List<Event> events(List<Columns> rows) {
    return groups(rows, c -> c.id("id")).stream().map(EventRows::event).toList();
  }

  private static Event event(List<Columns> rows) {
    Columns c = rows.getFirst();
    List<Columns> ofTiers = rows.stream().filter(row -> row.idOrNull("tier_id") != null).toList();
    return new Event(
        new EventId(c.id("id")),
        c.integer("number"),
        Slug.parse(c.text("slug")),
        c.constant("state", Event.State.class),
        new Announcement(
            c.text("title"),
            c.text("lineup"),
            c.text("description"),
            c.text("dress"),
            new Translations(c.constant("language", Language.class), translations(rows)),
            PosterChoice.named(c.textOrNull("ink"), c.textOrNull("composition")),
            RoomTextsJson.read(c.textOrNull("room_language"), c.textOrNull("room_texts"))),
        new Hours(
            c.instant("doors"), c.instant("starts"), c.instant("ends"), c.date("business_date")),
        new Sale(
            c.instant("sales_open"),
            c.instant("sales_close"),
            c.integerOrNull("per_customer"),
            c.integer("table_seats")),
        c.integer("minimum_age"),
        groups(ofTiers, row -> row.id("tier_id")).stream().map(EventRows::tier).toList());
  }

  private static Map<Language, Translation> translations(List<Columns> rows) {
    List<Columns> translated =
        rows.stream().filter(row -> row.textOrNull("other_language") != null).toList();
    return translated.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.constant("other_language", Language.class),
                Collectors.collectingAndThen(Collectors.toList(), EventRows::translation)));
  }

  private static Translation translation(List<Columns> rows) {
    Columns c = rows.getFirst();
    return new Translation(
        c.text("other_title"),
        c.text("other_lineup"),
        c.text("other_description"),
        c.text("other_dress"),
        rows.stream()
            .filter(row -> row.textOrNull("other_tier_name") != null)
            .collect(
                Collectors.toMap(
                    row -> row.text("tier_name"),
                    row ->
                        new Translation.TierText(
                            row.text("other_tier_name"), row.text("other_tier_note")),
                    (one, _) -> one)));
  }

  private static Tier tier(List<Columns> rows) {
    Columns c = rows.getFirst();
    String language = c.textOrNull("other_language");
    return new Tier(
        new TierId(c.id("tier_id")),
        c.text("tier_name"),
        c.text("tier_note"),
        new Tier.Stock(c.integer("capacity"), c.integer("taken")),
        c.integer("per_order"),
        rows.stream()
            .filter(row -> Objects.equals(row.textOrNull("other_language"), language))
            .map(EventRows::phase)
            .toList(),
        new Tier.Window(c.instantOrNull("tier_sales_open"), c.instantOrNull("tier_sales_close")),
        c.truth("accessible"));
  }

  private static PricePhase phase(Columns c) {
    return new PricePhase(
        c.text("phase_name"),
        c.money("price_minor", "currency"),
        c.money("fee_minor", "currency"),
        c.instantOrNull("until"),
        c.integerOrNull("until_taken"));
  }

  private static List<List<Columns>> groups(List<Columns> rows, Function<Columns, UUID> key) {
    return List.copyOf(
        rows.stream()
            .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
            .values());
  }
}
