package live.maguey.cli.events;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.maguey.events.Announcement;
import live.maguey.events.CreateEvent.Request;
import live.maguey.events.CreateEvent.Selling;
import live.maguey.events.Hours;
import live.maguey.events.NewTier;
import live.maguey.events.PricePhase;
import live.maguey.events.Slug;
import live.maguey.events.Translation;
import live.maguey.events.Translations;
import live.maguey.events.Venue;
import live.maguey.posters.Composition;
import live.maguey.posters.Ink;
import live.maguey.posters.PosterChoice;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// An event as somebody writes it, in options or in a YAML file; docs/cli.md has its fields. All of
/// them are text, so that the error names a wrong one.
///
/// @param language in which it is written, English unless given
/// @param en its texts in English, where it is written in another language; @param es likewise
record EventForm(
    @Nullable String name,
    @Nullable String title,
    @Nullable String lineup,
    @Nullable String description,
    @Nullable String ink,
    @Nullable String composition,
    @Nullable String date,
    @Nullable String doors,
    @Nullable String starts,
    @Nullable String ends,
    @Nullable String minimumAge,
    @Nullable String salesOpen,
    @Nullable String salesClose,
    @Nullable List<@Nullable TierForm> tiers,
    @Nullable String language,
    @Nullable TextForm en,
    @Nullable TextForm es,
    @Nullable String perCustomer) {
  /// What every event needs, with an example of each.
  static final Map<String, String> NEEDED = needed();

  private static final int PER_ORDER = 8;
  private static final List<String> LANGUAGES =
      Arrays.stream(Language.values()).map(Language::tag).toList();

  /// A name of a field that can only mean a language: `fr`, `pt-BR`.
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(-[A-Za-z]{2,4})?");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /// @param price for a tier that always costs the same; else `prices`
  record TierForm(
      @Nullable String name,
      @Nullable String note,
      @Nullable String places,
      @Nullable String perOrder,
      @Nullable String accessible,
      @Nullable String price,
      @Nullable String fee,
      @Nullable List<@Nullable PriceForm> prices) {

    /// As `General:380:36.00`.
    static TierForm parse(String text) {
      String[] parts = text.split(":", -1);
      if (parts.length != 3) {
        throw new InvalidRequest("tier " + text, "is not NAME:PLACES:PRICE");
      }
      return new TierForm(parts[0], null, parts[1], null, null, parts[2], null, null);
    }
  }

  /// @param until the venue's clock; @param untilTaken so many of the tier's places
  record PriceForm(
      @Nullable String name,
      @Nullable String price,
      @Nullable String fee,
      @Nullable String until,
      @Nullable String untilTaken) {}

  /// Texts in another language; what is missing is not translated.
  ///
  /// @param tiers by the tier's name
  record TextForm(
      @Nullable String title,
      @Nullable String lineup,
      @Nullable String description,
      @Nullable Map<String, @Nullable TierTextForm> tiers) {}

  record TierTextForm(@Nullable String name, @Nullable String note) {}

  /// @throws InvalidRequest when the file cannot be read, or is not an event
  static EventForm read(Path file) {
    try {
      return YAML.readValue(Files.readString(file), EventForm.class);
    } catch (UnrecognizedPropertyException unknown) {
      if (unknown.getPath().size() == 1 && LANGUAGE.matcher(unknown.getPropertyName()).matches()) {
        throw new InvalidRequest(
            "file " + file,
            "has texts in '%s'. Guests read one of: %s"
                .formatted(unknown.getPropertyName(), String.join(", ", LANGUAGES)));
      }
      throw new InvalidRequest(
          "file " + file,
          "has '%s', which is not one of: %s"
              .formatted(
                  unknown.getPropertyName(),
                  unknown.getKnownPropertyIds().stream()
                      .map(Object::toString)
                      .sorted()
                      .collect(Collectors.joining(", "))));
    } catch (JacksonException wrong) {
      String where =
          wrong.getLocation() == null ? "" : " in line " + wrong.getLocation().getLineNr();
      String what = wrong.getOriginalMessage().lines().findFirst().orElse("");
      throw new InvalidRequest("file " + file, "cannot be used" + where + ": " + what);
    } catch (IOException unread) {
      throw new InvalidRequest("file " + file, "cannot be read");
    }
  }

  private static Map<String, String> needed() {
    Map<String, String> needed = new LinkedHashMap<>();
    needed.put("title", "Posada");
    needed.put("date", "2027-12-18");
    needed.put("doors", "22:00");
    needed.put("ends", "04:00");
    needed.put("minimum-age", "21");
    return needed;
  }

  /// @throws InvalidRequest when a field is missing or makes no sense
  Request request(Venue venue) {
    String called = required("title", title);
    return new Request(
        name == null ? fromTitle(called) : named(name),
        new Announcement(
            called,
            text(lineup),
            text(description),
            translations(),
            PosterChoice.named(
                oneOf("ink", ink, Arrays.stream(Ink.values()).map(Ink::key).toList()),
                oneOf(
                    "composition",
                    composition,
                    Arrays.stream(Composition.values()).map(Composition::key).toList()))),
        new Hours.Local(
            day(required("date", date)),
            hour("doors", required("doors", doors)),
            starts == null ? null : hour("start", starts),
            hour("end", required("ends", ends))),
        new Selling(
            moment("start of the sale", salesOpen, venue),
            moment("end of the sale", salesClose, venue),
            perCustomer == null
                ? null
                : Integer.valueOf(whole("places per customer", perCustomer))),
        whole("minimum age", required("minimum-age", minimumAge)),
        each("tiers", tiers).stream().map(t -> newTier(t, venue)).toList());
  }

  private Translations translations() {
    String tag = oneOf("language", language, LANGUAGES);
    Language original = tag == null ? Language.EN : Language.of(tag);
    Map<Language, Translation> others = new EnumMap<>(Language.class);
    for (Language other : Language.values()) {
      TextForm form = other == Language.ES ? es : en;
      Translation texts = form == null ? null : translation(other, form);
      if (texts != null && other == original) {
        throw new InvalidRequest(
            other.tag(),
            "is the language of the event's own texts. Give texts in another one, or say in which"
                + " the event is written, such as language: es");
      }
      if (texts != null && !texts.isEmpty()) {
        others.put(other, texts);
      }
    }
    return new Translations(original, others);
  }

  private static Translation translation(Language language, TextForm form) {
    Map<String, Translation.TierText> texts = new LinkedHashMap<>();
    Objects.requireNonNullElse(form.tiers(), Map.<String, @Nullable TierTextForm>of())
        .forEach((tier, text) -> {
          if (text == null) {
            throw new InvalidRequest(language.tag() + " texts of " + tier, "are missing");
          }
          texts.put(tier, new Translation.TierText(text(text.name()), text(text.note())));
        });
    return new Translation(
        text(form.title()), text(form.lineup()), text(form.description()), texts);
  }

  private static String text(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "");
  }

  private static Slug fromTitle(String title) {
    try {
      return Slug.of(title);
    } catch (InvalidRequest nothingLeft) {
      throw new InvalidRequest(
          "name",
          "is missing: no letter of the title '%s' fits an address. Add --name, such as --name"
                  .formatted(title)
              + " new-year");
    }
  }

  private static Slug named(String name) {
    try {
      return Slug.parse(name);
    } catch (InvalidRequest wrong) {
      throw new InvalidRequest("name", wrong.reason());
    }
  }

  private static <T> List<T> each(String field, @Nullable List<@Nullable T> entries) {
    if (entries == null) {
      return List.of();
    }
    if (entries.stream().anyMatch(Objects::isNull)) {
      throw new InvalidRequest(field, "have an empty entry");
    }
    return entries.stream().map(Objects::requireNonNull).toList();
  }

  private static NewTier newTier(TierForm tier, Venue venue) {
    String called = required("name of a tier", tier.name());
    String of = " of " + called;
    List<PriceForm> prices =
        tier.prices() == null
            ? List.of(new PriceForm("standard", tier.price(), tier.fee(), null, null))
            : each("prices" + of, tier.prices());
    if (tier.prices() != null && (tier.price() != null || tier.fee() != null)) {
      throw new InvalidRequest("tier " + called, "has both a price and prices");
    }
    return new NewTier(
        called,
        text(tier.note()),
        whole("number of places" + of, required("number of places" + of, tier.places())),
        tier.perOrder() == null ? PER_ORDER : whole("places in one order" + of, tier.perOrder()),
        "true".equals(oneOf("accessibility" + of, tier.accessible(), List.of("true", "false"))),
        prices.stream().map(p -> phase(p, of, venue)).toList());
  }

  private static PricePhase phase(PriceForm form, String of, Venue venue) {
    Money price = money("price" + of, required("price" + of, form.price()), venue);
    Money fee = money("fee" + of, Objects.requireNonNullElse(form.fee(), "0"), venue);
    try {
      return new PricePhase(
          Objects.requireNonNullElse(form.name(), "standard"),
          price,
          fee,
          moment("end of the price" + of, form.until(), venue),
          form.untilTaken() == null
              ? null
              : Integer.valueOf(whole("end of the price" + of, form.untilTaken())));
    } catch (IllegalArgumentException impossible) {
      throw new InvalidRequest("price" + of, "is not an amount: " + impossible.getMessage());
    }
  }

  private static String required(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      String example = NEEDED.get(field);
      throw example == null
          ? new InvalidRequest(field, "is missing")
          : new InvalidRequest(
              "`%s`".formatted(field),
              "is missing. Add it to the file, such as %s: %s".formatted(field, example));
    }
    return value.strip();
  }

  private static @Nullable String oneOf(
      String field, @Nullable String value, List<String> choices) {
    if (value != null && !choices.contains(value)) {
      throw new InvalidRequest(field, "is not one of " + String.join(", ", choices));
    }
    return value;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException wrong) {
      throw new InvalidRequest("date", "is not a date such as 2027-12-18: " + text);
    }
  }

  private static LocalTime hour(String field, String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException wrong) {
      throw new InvalidRequest(field, "is not a time such as 22:00: " + text);
    }
  }

  private static @Nullable Instant moment(String field, @Nullable String text, Venue venue) {
    try {
      return text == null ? null : venue.moment(field, LocalDateTime.parse(text));
    } catch (DateTimeException wrong) {
      throw new InvalidRequest(field, "is not a date and time such as 2027-12-01T10:00: " + text);
    }
  }

  private static int whole(String field, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException wrong) {
      throw new InvalidRequest(field, "is not a whole number: " + text);
    }
  }

  private static Money money(String field, String text, Venue venue) {
    try {
      long minor =
          new BigDecimal(text)
              .movePointRight(ChargeCurrency.digits(venue.currency()))
              .longValueExact();
      return Money.of(minor, venue.currency());
    } catch (ArithmeticException | NumberFormatException wrong) {
      throw new InvalidRequest(field, "is not an amount such as 36.00: " + text);
    }
  }
}
