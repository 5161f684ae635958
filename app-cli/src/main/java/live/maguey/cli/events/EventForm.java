package live.maguey.cli.events;

import static live.maguey.cli.events.Fields.each;
import static live.maguey.cli.events.Fields.moment;
import static live.maguey.cli.events.Fields.required;
import static live.maguey.cli.events.Fields.whole;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.maguey.cli.command.Yaml;
import live.maguey.events.Announcement;
import live.maguey.events.CreateEvent.Request;
import live.maguey.events.CreateEvent.Selling;
import live.maguey.events.Hours;
import live.maguey.events.Slug;
import live.maguey.events.Venue;
import live.maguey.shared.InvalidRequest;
import org.jspecify.annotations.Nullable;

/// An event as somebody writes it, in options or in a YAML file; docs/cli.md has its fields. All of
/// them are text, so that the error names a wrong one; those of the announcement, the hours and the
/// sale stand beside the others in the file.
record EventForm(
    @Nullable String name,
    @JsonUnwrapped AnnouncementForm announcement,
    @JsonUnwrapped HoursForm hours,
    @JsonUnwrapped SaleForm sale,
    @Nullable String minimumAge,
    @Nullable List<@Nullable TierForm> tiers) {

  /// A name of a field that can only mean a language: `fr`, `pt-BR`.
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(-[A-Za-z]{2,4})?");

  private static final EventForm BLANK =
      new EventForm(
          null,
          new AnnouncementForm(null, null, null, null, null, null, null, null, null),
          new HoursForm(null, null, null, null),
          new SaleForm(null, null, null),
          null,
          null);

  /// When it is, by the venue's clock.
  record HoursForm(
      @Nullable String date,
      @Nullable String doors,
      @Nullable String starts,
      @Nullable String ends) {
    private Hours.Local hours() {
      return new Hours.Local(
          Fields.day(required("date", date)),
          Fields.hour("doors", required("doors", doors)),
          starts == null ? null : Fields.hour("start", starts),
          Fields.hour("end", required("ends", ends)));
    }
  }

  /// When it is sold, and how much to one customer.
  record SaleForm(
      @Nullable String salesOpen, @Nullable String salesClose, @Nullable String perCustomer) {
    private Selling selling(Venue venue) {
      return new Selling(
          moment("start of the sale", salesOpen, venue),
          moment("end of the sale", salesClose, venue),
          perCustomer == null ? null : Integer.valueOf(whole("places per customer", perCustomer)));
    }
  }

  /// @throws InvalidRequest when the file cannot be read, or is not an event
  static EventForm read(Path file) {
    try {
      String text = Files.readString(file);
      refuseUnknown(file, Yaml.MAPPER.readTree(text));
      return Yaml.MAPPER.readValue(text, EventForm.class);
    } catch (UnrecognizedPropertyException unknown) {
      throw unknown(file, unknown.getPropertyName(), unknown.getKnownPropertyIds());
    } catch (JacksonException wrong) {
      String where =
          wrong.getLocation() == null ? "" : " in line " + wrong.getLocation().getLineNr();
      String what = wrong.getOriginalMessage().lines().findFirst().orElse("");
      throw new InvalidRequest("file " + file, "cannot be used" + where + ": " + what);
    } catch (IOException unread) {
      throw new InvalidRequest("file " + file, "cannot be read");
    }
  }

  /// Jackson takes any field for one of the parts that stand beside the others.
  private static void refuseUnknown(Path file, JsonNode form) {
    Set<String> known = new TreeSet<>();
    Yaml.MAPPER.valueToTree(BLANK).fieldNames().forEachRemaining(known::add);
    form.fieldNames()
        .forEachRemaining(field -> {
          if (LANGUAGE.matcher(field).matches() && !known.contains(field)) {
            throw new InvalidRequest(
                "file " + file,
                "has texts in '%s'. Guests read one of: %s"
                    .formatted(field, String.join(", ", AnnouncementForm.LANGUAGES)));
          }
          if (!known.contains(field)) {
            throw unknown(file, field, known);
          }
        });
  }

  private static InvalidRequest unknown(Path file, String field, Collection<?> known) {
    return new InvalidRequest(
        "file " + file,
        "has '%s', which is not one of: %s"
            .formatted(
                field,
                known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "))));
  }

  /// @throws InvalidRequest when a field is missing or makes no sense
  Request request(Venue venue) {
    Announcement announced = announcement.announcement();
    return new Request(
        name == null ? fromTitle(announced.title()) : named(name),
        announced,
        hours.hours(),
        sale.selling(venue),
        whole("minimum age", required("minimum-age", minimumAge)),
        each("tiers", tiers).stream().map(tier -> tier.tier(venue)).toList());
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
}
