package live.maguey.cli.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.EventNamed;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.NoSuchEvent;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.WholeListing;
import live.maguey.events.Event;
import live.maguey.shared.Money;
import live.maguey.tables.EventPlan;
import live.maguey.tables.Standing;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;
import live.maguey.words.MoneyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey tables list`.
@Command(
    name = "list",
    description = "Lists an event's tables and how each stands.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey tables list tonight", "  maguey tables list noche-de-humo --json"})
final class ListTables implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of(
          "table",
          "id",
          "section",
          "kind",
          "seats",
          "price",
          "minimumSpend",
          "currency",
          "accessible",
          "standing",
          "arrived");

  @Mixin private Operation operation;

  @Mixin private WholeListing listing;

  @Parameters(
      paramLabel = "EVENT",
      description = "Its name, from `maguey events list`; or tonight.")
  private String name;

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public Integer call() {
    return listing.run(operation, this::list);
  }

  private int list(Application application, Report report) {
    Event event = EventNamed.find(application, name).orElseThrow(() -> new NoSuchEvent(name));
    Optional<EventPlan> plan = application.selling().browseTables().of(event);
    List<Map<String, Object>> rows = new ArrayList<>();
    List<List<String>> cells = new ArrayList<>();
    for (Table table : plan.map(p -> p.plan().tables()).orElse(List.of())) {
      Standing standing = plan.orElseThrow().standing(table.id());
      rows.add(row(table, standing));
      cells.add(
          List.of(
              table.label(),
              kind(table),
              table.section(),
              Integer.toString(table.seats()),
              price(table.price()),
              told(table, standing)));
    }
    listing.print(
        report,
        "tables",
        rows,
        List.of("TABLE", "KIND", "SECTION", "SEATS", "PRICE", "STANDING"),
        cells);
    return ExitCode.DONE;
  }

  private static Map<String, Object> row(Table table, Standing standing) {
    Money price = table.price().dueNow();
    return Report.fields(
        "table", table.label(),
        "id", table.id().toString(),
        "section", table.section(),
        "kind", kind(table),
        "seats", table.seats(),
        "price", price.minor(),
        "minimumSpend", minimumSpend(table.price()).map(Money::minor).orElse(null),
        "currency", price.currency().getCurrencyCode(),
        "accessible", table.accessible(),
        "standing", word(standing),
        "arrived", standing instanceof Standing.Arrived(int people) ? people : 0);
  }

  private static String price(TablePrice price) {
    return minimumSpend(price)
        .map(spend -> MoneyText.of(price.dueNow()) + " of " + MoneyText.of(spend))
        .orElse(MoneyText.of(price.dueNow()));
  }

  private static Optional<Money> minimumSpend(TablePrice price) {
    return switch (price) {
      case TablePrice.AllIn _ -> Optional.empty();
      case TablePrice.Deposit deposit -> Optional.of(deposit.minimumSpend());
    };
  }

  private static String kind(Table table) {
    return PlanForm.word(table.kind());
  }

  private static String word(Standing standing) {
    return switch (standing) {
      case Standing.Free() -> "free";
      case Standing.Held() -> "held";
      case Standing.Sold() -> "sold";
      case Standing.Arrived(int _) -> "arrived";
    };
  }

  private static String told(Table table, Standing standing) {
    return standing instanceof Standing.Arrived(int people)
        ? people + " of " + table.seats() + " arrived"
        : word(standing);
  }
}
