package live.maguey.cli.tables;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.cli.command.Yaml;
import live.maguey.events.TableId;
import live.maguey.events.Translations.RoomTexts;
import live.maguey.events.Venue;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.Landmark;
import live.maguey.tables.Place;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;
import org.jspecify.annotations.Nullable;

/// A floor plan read from a file, whose errors name line and field.
final class PlanFile {
  private final Path file;
  private final Venue venue;
  private final Map<String, Integer> lines;
  private final FloorPlan plan;

  private PlanFile(Path file, Venue venue, String text) throws IOException {
    this.file = file;
    this.venue = venue;
    this.lines = lines(text);
    PlanForm form = form(text);
    this.plan =
        at(
            "/room",
            "room",
            () -> {
              PlanForm.RoomForm room = required("room", form == null ? null : form.room());
              return new FloorPlan(
                  room.width(), room.height(), landmarks(form), tables(form), texts(form));
            });
  }

  /// @throws InvalidRequest when the file cannot be read, or is not a floor plan
  static PlanFile read(Path file, Venue venue) {
    try {
      return new PlanFile(file, venue, Files.readString(file));
    } catch (JacksonException wrong) {
      String where =
          wrong.getLocation() == null ? "" : " in line " + wrong.getLocation().getLineNr();
      String what = wrong.getOriginalMessage().lines().findFirst().orElse("");
      throw new InvalidRequest("file " + file, "cannot be used" + where + ": " + what);
    } catch (IOException unread) {
      throw new InvalidRequest("file " + file, "cannot be read");
    }
  }

  private PlanForm form(String text) throws IOException {
    try {
      return Yaml.MAPPER.readValue(text, PlanForm.class);
    } catch (JsonMappingException wrong) {
      String path =
          wrong.getPath().stream()
              .map(r -> "/" + (r.getFieldName() == null ? r.getIndex() : r.getFieldName()))
              .collect(Collectors.joining());
      String what =
          wrong instanceof UnrecognizedPropertyException unknown
              ? "'%s' is not one of: %s".formatted(unknown.getPropertyName(), known(unknown))
              : wrong.getOriginalMessage().lines().findFirst().orElse("");
      throw unusable(lines.getOrDefault(path, 1), what);
    }
  }

  private static String known(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds().stream()
        .map(Object::toString)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private InvalidRequest unusable(int line, String what) {
    return new InvalidRequest(
        "file " + file, "cannot be used in line %d: %s".formatted(line, what));
  }

  /// Its tables have no identity yet but their number in the file.
  FloorPlan plan() {
    return plan;
  }

  /// What is wrong, and where.
  String told(FloorPlan.Fault fault) {
    String path =
        switch (fault.thing()) {
          case Table table -> "/tables/" + table.id().value().getLeastSignificantBits();
          default -> "/landmarks";
        };
    return "%s, line %d: %s: %s"
        .formatted(file, line(path, fault.field()), fault.field(), fault.reason());
  }

  private static RoomTexts texts(PlanForm form) {
    Language original =
        form.language() == null
            ? Language.EN
            : word("language", form.language(), Language.values());
    Map<Language, Map<String, String>> others = new EnumMap<>(Language.class);
    for (Language other : Language.values()) {
      Map<String, String> texts = other == Language.ES ? form.es() : form.en();
      InvalidRequest.unless(
          texts == null || other != original,
          other.tag(),
          "is the language of the plan's own texts. Give texts in another one, or say in which the"
              + " plan is written, such as language: es");
      if (texts != null) {
        texts.forEach((own, text) -> required(other.tag() + " text of '" + own + "'", text));
        others.put(other, texts);
      }
    }
    return new RoomTexts(original, others);
  }

  private List<Landmark> landmarks(PlanForm form) {
    List<PlanForm.LandmarkForm> forms = Objects.requireNonNullElse(form.landmarks(), List.of());
    List<Landmark> landmarks = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      PlanForm.LandmarkForm f = forms.get(i);
      landmarks.add(
          at(
              "/landmarks/" + i,
              "landmark " + f.label(),
              () ->
                  new Landmark(
                      word("kind", f.kind(), Landmark.Kind.values()),
                      required("label", f.label()),
                      f.x(),
                      f.y(),
                      f.width(),
                      f.height())));
    }
    return landmarks;
  }

  private List<Table> tables(PlanForm form) {
    List<PlanForm.TableForm> forms = Objects.requireNonNullElse(form.tables(), List.of());
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      PlanForm.TableForm f = forms.get(i);
      TableId number = new TableId(new UUID(0, i));
      tables.add(at("/tables/" + i, "table " + f.label(), () -> table(number, f)));
    }
    return tables;
  }

  private Table table(TableId id, PlanForm.TableForm f) {
    PlanForm.PlaceForm p = required("place", f.place());
    return new Table(
        id,
        required("label", f.label()),
        required("section", f.section()),
        word("kind", f.kind(), Table.Kind.values()),
        f.seats(),
        price(required("cost", f.cost())),
        Objects.requireNonNullElse(f.included(), List.of()),
        new Place(
            word("shape", p.shape(), Place.Shape.values()),
            p.x(),
            p.y(),
            p.width(),
            p.height() == null ? p.width() : p.height(),
            p.rotation()),
        f.accessible());
  }

  private TablePrice price(PlanForm.PriceForm form) {
    if (form.deposit() != null) {
      InvalidRequest.unless(
          form.price() == null && form.fee() == null,
          "deposit",
          "stands without price and fee: a table has a price, or a deposit and a minimum spend");
      return new TablePrice.Deposit(
          money("deposit", form.deposit()),
          money("minimum-spend", required("minimum-spend", form.minimumSpend())));
    }
    return new TablePrice.AllIn(
        money("price", required("price", form.price())),
        money("fee", Objects.requireNonNullElse(form.fee(), BigDecimal.ZERO)));
  }

  private Money money(String field, BigDecimal amount) {
    try {
      int digits = ChargeCurrency.digits(venue.currency());
      return Money.of(amount.movePointRight(digits).longValueExact(), venue.currency());
    } catch (ArithmeticException notWhole) {
      throw new InvalidRequest(field, "is not an amount such as 1200.00: " + amount);
    }
  }

  private static <E extends Enum<E>> E word(String field, @Nullable String text, E[] all) {
    String wanted = required(field, text).strip().toLowerCase(Locale.ROOT).replace(' ', '-');
    return Arrays.stream(all)
        .filter(constant -> PlanForm.word(constant).equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new InvalidRequest(
                field,
                "is not one of "
                    + Arrays.stream(all).map(PlanForm::word).collect(Collectors.joining(", "))
                    + ": "
                    + text));
  }

  private static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidRequest(field, "is missing");
    }
    return value;
  }

  /// Says of what is wrong in `read` where it stands.
  private <T> T at(String path, String thing, Supplier<T> read) {
    try {
      return read.get();
    } catch (InvalidRequest wrong) {
      if (wrong.field().startsWith("file ")) {
        throw wrong;
      }
      throw unusable(
          line(path, wrong.field()), "%s: %s %s".formatted(thing, wrong.field(), wrong.reason()));
    }
  }

  /// Of the field where the file has it, else of the thing that lacks it.
  private int line(String path, String field) {
    String name = field.replace(' ', '-');
    return Stream.of(
            path + "/" + name,
            path + "/place/" + name,
            path + "/cost/" + name,
            "/" + field.split(" ", 2)[0],
            path)
        .map(lines::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(1);
  }

  /// By the path of each value: `/tables/3/seats`.
  private static Map<String, Integer> lines(String text) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = Yaml.MAPPER.createParser(text)) {
      while (parser.nextToken() != null) {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.FIELD_NAME && !token.isStructEnd()) {
          lines.putIfAbsent(
              parser.getParsingContext().pathAsPointer().toString(),
              parser.currentTokenLocation().getLineNr());
        }
      }
    }
    return lines;
  }
}
