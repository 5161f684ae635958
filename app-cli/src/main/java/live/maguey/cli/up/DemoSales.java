package live.maguey.cli.up;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Predicate;
import live.maguey.api.Application;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.events.Event;
import live.maguey.events.Slug;
import live.maguey.tables.Table;
import org.jspecify.annotations.Nullable;

/// Puts the demo's events on the program, and sells some of them.
final class DemoSales {
  private DemoSales() {}

  /// @param lookalikes by whom the guests pay; null where they would pay at the real Stripe
  static void fill(
      Application application,
      ServiceConfig config,
      URI site,
      @Nullable Lookalikes lookalikes,
      Consumer<String> say) {
    DemoTables tables = new DemoTables(application, config.venue());
    boolean isNew = false;
    for (Event event :
        new DemoEvents(config.venue(), application.ids(), application.clock().instant()).events()) {
      if (application.demo().add(event)) {
        tables.add(event);
        isNew = true;
      }
    }
    if (isNew) {
      tables.add();
    }
    if (isNew && lookalikes != null) {
      say.accept("Selling out a night to its guests …");
      sell(application, lookalikes.buyers(site, config.sales().rules().termsVersion()));
    }
  }

  private static void sell(Application application, DemoBuyers buyers) {
    buyers.fill(event(application, DemoEvents.SOLD_OUT), 0);
    buyers.fill(event(application, DemoEvents.NEARLY_SOLD_OUT), DemoEvents.FEW);
    book(application, buyers, DemoTables.ALL_GONE, _ -> true);
    book(application, buyers, DemoTables.BOOKED, table -> DemoTables.TAKEN.contains(table.label()));
  }

  private static void book(
      Application application, DemoBuyers buyers, Slug slug, Predicate<Table> wanted) {
    Event event = event(application, slug);
    application
        .selling()
        .browseTables()
        .of(event)
        .ifPresent(plan -> buyers.book(event, plan, wanted));
  }

  private static Event event(Application application, Slug slug) {
    return application.lookUp().events().find(slug).orElseThrow();
  }
}
