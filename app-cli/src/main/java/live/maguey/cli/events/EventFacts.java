package live.maguey.cli.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.cli.command.Report;
import live.maguey.events.Event;
import live.maguey.events.PricePhase;
import live.maguey.events.Tier;
import live.maguey.events.Translation;
import live.maguey.shared.Language;
import live.maguey.words.MoneyText;

/// An event as the commands show it.
final class EventFacts {
  private EventFacts() {}

  static Map<String, String> of(Report report, Event event) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("name", event.slug().value());
    facts.put("state", Report.word(event.state()));
    facts.put("date", event.businessDate().toString());
    facts.put("doors", report.time(event.doors()));
    facts.put("ends", report.time(event.ends()));
    facts.put(
        "sales", report.time(event.sale().opens()) + " to " + report.time(event.sale().closes()));
    putIfAny(
        facts,
        "per guest",
        event.sale().perCustomer() == null ? "" : "at most " + event.sale().perCustomer());
    putIfAny(facts, "dress", event.announcement().dress());
    event
        .announcement()
        .translations()
        .others()
        .forEach((language, texts) -> texts(event, language, texts, facts));
    return facts;
  }

  /// What guests read in another language, as far as it is translated.
  private static void texts(
      Event event, Language language, Translation texts, Map<String, String> facts) {
    String tag = language.tag();
    putIfAny(facts, tag + " title", texts.title());
    putIfAny(facts, tag + " line-up", texts.lineup());
    putIfAny(facts, tag + " description", texts.description());
    putIfAny(facts, tag + " dress", texts.dress());
    for (Tier tier : event.tiers()) {
      Translation.TierText text = texts.tier(tier.name());
      putIfAny(
          facts,
          tag + " " + tier.name(),
          Stream.of(text.name(), text.note())
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(", ")));
    }
  }

  private static void putIfAny(Map<String, String> facts, String label, String text) {
    if (!text.isEmpty()) {
      facts.put(label, text);
    }
  }

  static void tiers(Report report, Event event, Instant now) {
    report.table(
        List.of("TIER", "TAKEN", "PRICE", "NOW"),
        event.tiers().stream()
            .map(t ->
                List.of(
                    t.name(),
                    t.taken() + " of " + t.capacity(),
                    t.phaseAt(now).map(p -> MoneyText.of(p.price())).orElse(""),
                    Report.word(event.availability(t, now))))
            .toList());
  }

  /// Of one that was just created or changed, or would be.
  static Map<String, Object> json(Event event, boolean dryRun) {
    Map<String, Object> fields = json(event, event.sale().opens());
    fields.put("dryRun", dryRun);
    return fields;
  }

  static Map<String, Object> json(Event event, Instant now) {
    return Report.fields(
        "event", event.slug().value(),
        "title", event.title(),
        "state", Report.word(event.state()),
        "date", event.businessDate().toString(),
        "doors", event.doors(),
        "starts", event.hours().starts(),
        "ends", event.ends(),
        "salesOpen", event.sale().opens(),
        "salesClose", event.sale().closes(),
        "tiers", event.tiers().stream().map(t -> tier(event, t, now)).toList(),
        "language", event.announcement().translations().original().tag(),
        "texts", texts(event),
        "perCustomer", event.sale().perCustomer());
  }

  /// Of every language, as guests read them: the original where a text is not translated.
  private static Map<String, Object> texts(Event event) {
    Map<String, Object> texts = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      texts.put(
          language.tag(),
          Report.fields(
              "title", event.title(language).text(),
              "lineup", event.announcement().lineup(language).text(),
              "description", event.announcement().description(language).text(),
              "dress", event.announcement().dress(language).text(),
              "tiers",
                  event.tiers().stream()
                      .map(t ->
                          Report.fields(
                              "id", t.id().toString(),
                              "name", event.tierName(t.name(), language).text(),
                              "note", event.tierNote(t.name(), t.note(), language).text()))
                      .toList()));
    }
    return texts;
  }

  private static Map<String, Object> tier(Event event, Tier tier, Instant now) {
    Optional<PricePhase> phase = tier.phaseAt(now);
    return Report.fields(
        "id", tier.id().toString(),
        "name", tier.name(),
        "taken", tier.taken(),
        "capacity", tier.capacity(),
        "price", phase.map(p -> p.price().minor()).orElse(null),
        "currency", tier.phases().getFirst().price().currency().getCurrencyCode(),
        "availability", Report.word(event.availability(tier, now)));
  }
}
