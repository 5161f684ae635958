package live.maguey.cli.events;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.events.CreateEvent.Outcome;
import live.maguey.events.CreateEvent.Request;
import live.maguey.events.Event;
import live.maguey.events.Venue;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.ImportTables.Outcome.Imported;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey events create`.
@Command(
    name = "create",
    description = {
      "Creates an event as a draft; `events publish` puts it on sale.",
      "From options, or from a YAML file, which takes more: notes, fees, prices that",
      "change, texts in a second language. Hours are the venue's; an hour that is not",
      "after the one before it (doors, start, end) is of the next day."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey events create --title Posada --date 2027-12-18 --doors 22:00 \\",
      "    --ends 04:00 --minimum-age 21 --tier General:380:36.00 --tier Late:60:20 \\",
      "    --dry-run",
      "  maguey events create --file posada.yaml --tables"
    })
final class CreateEvent implements Callable<Integer> {
  @Mixin private Operation operation;

  @Option(names = "--file", paramLabel = "FILE", description = "A YAML file with everything.")
  private @Nullable Path file;

  @Option(names = "--title", paramLabel = "TEXT", description = "The title guests read.")
  private @Nullable String title;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "In its address and for its poster; from the title by default.")
  private @Nullable String name;

  @Option(names = "--lineup", paramLabel = "TEXT", description = "Who plays, in one line.")
  private @Nullable String lineup;

  @Option(
      names = "--dress",
      paramLabel = "TEXT",
      description = "What to wear, in one line; default venue.dress.")
  private @Nullable String dress;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "The date guests know it by, such as 2027-12-18.")
  private @Nullable String date;

  @Option(names = "--doors", paramLabel = "TIME", description = "Such as 22:00.")
  private @Nullable String doors;

  @Option(names = "--ends", paramLabel = "TIME", description = "Such as 04:00.")
  private @Nullable String ends;

  @Option(names = "--minimum-age", paramLabel = "YEARS", description = "0 for all ages.")
  private @Nullable String minimumAge;

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "NAME:PLACES:PRICE, all-in; repeat it for more tiers.")
  private List<String> tiers = List.of();

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "Of its texts: en (default) or es.")
  private @Nullable String language;

  @Option(
      names = "--per-customer",
      paramLabel = "PLACES",
      description = "At most, free ones too; default sales.places-per-customer.")
  private @Nullable String perCustomer;

  @Option(names = "--tables", description = "Copy the venue's floor plan to it.")
  private boolean tables;

  @Option(names = "--dry-run", description = "Show what would be created, change nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    boolean options =
        !tiers.isEmpty()
            || Stream.of(
                    title,
                    name,
                    lineup,
                    dress,
                    date,
                    doors,
                    ends,
                    minimumAge,
                    language,
                    perCustomer)
                .anyMatch(v -> v != null);
    if (options == (file != null)) {
      operation.complain(
          file == null
              ? "Nothing describes the event. Give options such as --title, or a --file."
              : "Describe the event in options or in a --file, not both.");
      return ExitCode.USAGE;
    }
    Optional<String> missing = file == null ? missing() : Optional.empty();
    if (missing.isPresent()) {
      operation.complain(missing.get());
      return ExitCode.USAGE;
    }
    Venue venue = operation.venue();
    Request request = (file == null ? form() : EventForm.read(file)).request(venue);
    return operation.run((application, report) -> create(application, report, venue, request));
  }

  private Optional<String> missing() {
    Map<String, Optional<String>> given =
        Map.of(
            "title", Optional.ofNullable(title),
            "date", Optional.ofNullable(date),
            "doors", Optional.ofNullable(doors),
            "ends", Optional.ofNullable(ends),
            "minimum-age", Optional.ofNullable(minimumAge));
    return Fields.NEEDED.entrySet().stream()
        .filter(needed ->
            Objects.requireNonNull(given.get(needed.getKey())).filter(v -> !v.isBlank()).isEmpty())
        .findFirst()
        .map(needed ->
            "`--%s` is missing. Add it, such as --%s %s."
                .formatted(needed.getKey(), needed.getKey(), needed.getValue()));
  }

  private EventForm form() {
    return new EventForm(
        name,
        new AnnouncementForm(title, lineup, null, dress, null, null, language, null, null),
        new EventForm.HoursForm(date, doors, null, ends),
        new EventForm.SaleForm(null, null, perCustomer),
        minimumAge,
        tiers.stream().map(TierForm::parse).toList());
  }

  private int create(Application application, Report report, Venue venue, Request request) {
    Optional<FloorPlan> plan =
        tables ? application.selling().browseTables().ofVenue() : Optional.empty();
    if (tables && plan.isEmpty()) {
      return operation.wrong(
          "Nothing was created: the venue has no floor plan. `maguey tables import` gives it one.");
    }
    int seats = plan.map(FloorPlan::seats).orElse(0);
    live.maguey.events.CreateEvent create = application.selling().createEvent(venue);
    Outcome possible = create.preview(request);
    if (possible instanceof Outcome.Possible(Event event)
        && event.allotment() + seats > venue.capacity()) {
      return operation.wrong(
          "Nothing was created: tiers and tables offer room for %d people and the venue holds %d (venue.capacity)."
              .formatted(event.allotment() + seats, venue.capacity()));
    }
    return switch (dryRun ? possible : create.create(request, operation.cause())) {
      case Outcome.Possible(Event event) -> tell(application, report, event, plan);
      case Outcome.Created(Event event) -> furnish(application, report, venue, event, plan);
      case Outcome.NameTaken(Event other) ->
          operation.wrong(
              "Another event is called %s: %s, %s. Give this one another --name."
                  .formatted(other.slug(), other.title(), other.businessDate()));
      case Outcome.TooMany(int places, int allowed) ->
          operation.wrong(
              "Nothing was created: the tiers offer %d places and the venue holds %d (venue.capacity)."
                  .formatted(places, allowed));
    };
  }

  private int furnish(
      Application application, Report report, Venue venue, Event event, Optional<FloorPlan> plan) {
    boolean isDone =
        plan.map(copied ->
                application
                    .selling()
                    .importTables(venue)
                    .ofEvent(event.slug(), copied, false, operation.cause()))
            .map(Imported.class::isInstance)
            .orElse(true);
    return isDone
        ? tell(application, report, event, plan)
        : operation.wrong(
            "The draft %s was created without tables. `maguey tables import --event %s` says why."
                .formatted(event.slug(), event.slug()));
  }

  private int tell(Application application, Report report, Event event, Optional<FloorPlan> plan) {
    int copied = plan.map(p -> p.tables().size()).orElse(0);
    int seats = plan.map(FloorPlan::seats).orElse(0);
    if (report.isJson()) {
      Map<String, Object> fields = EventFacts.json(event, dryRun);
      fields.put("tables", copied);
      fields.put("tableSeats", seats);
      report.print(fields);
    } else {
      report.say((dryRun ? "would create " : "created ") + event.slug() + ", a draft");
      Map<String, String> facts = EventFacts.of(report, event);
      if (plan.isPresent()) {
        facts.put("tables", copied + " with " + seats + " seats");
      }
      report.facts(event.title(), facts);
      report.say("");
      EventFacts.tiers(report, event, event.sale().opens());
    }
    Set<String> lost = application.selling().lettersNotPrinted(printed(event));
    if (!lost.isEmpty()) {
      operation.complain(
          "The PDF ticket leaves out %s: none of its fonts has %s. Pages and emails show %s."
              .formatted(
                  String.join(" ", lost),
                  lost.size() == 1 ? "it" : "them",
                  lost.size() == 1 ? "it" : "them"));
    }
    return ExitCode.DONE;
  }

  /// The event's texts that stand on a ticket, in every language.
  private static String printed(Event event) {
    Stream<String> own =
        Stream.concat(
            Stream.of(event.title(), event.announcement().dress()),
            event.tiers().stream().flatMap(tier -> Stream.of(tier.name(), tier.note())));
    Stream<String> translated =
        event.announcement().translations().others().values().stream()
            .flatMap(other ->
                Stream.concat(
                    Stream.of(other.title(), other.dress()),
                    other.tiers().values().stream()
                        .flatMap(tier -> Stream.of(tier.name(), tier.note()))));
    return Stream.concat(own, translated).collect(Collectors.joining("\n"));
  }
}
