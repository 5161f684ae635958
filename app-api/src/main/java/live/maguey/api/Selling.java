package live.maguey.api;

import java.util.Set;
import live.maguey.checkout.OpenCheckout;
import live.maguey.codes.PdfTickets;
import live.maguey.events.BrowseEvents;
import live.maguey.events.CancelEvent;
import live.maguey.events.CreateEvent;
import live.maguey.events.PublishEvent;
import live.maguey.events.Venue;
import live.maguey.orders.OrderLinks;
import live.maguey.orders.PlaceOrder;
import live.maguey.orders.SalesRules;
import live.maguey.orders.ShowOrder;
import live.maguey.tables.BrowseTables;
import live.maguey.tables.ImportTables;
import live.maguey.vip.MoveParty;

/// What offers events and sells places.
public final class Selling {
  private final Stores stores;
  private final Stores.Sales sales;
  private final BrowseEvents browseEvents;
  private final BrowseTables browseTables;

  Selling(Stores stores) {
    this.stores = stores;
    this.sales = stores.sales();
    this.browseEvents = new BrowseEvents(sales.events(), stores.clock());
    this.browseTables = new BrowseTables(sales.events(), sales.tables(), stores.clock());
  }

  public BrowseEvents browseEvents() {
    return browseEvents;
  }

  public BrowseTables browseTables() {
    return browseTables;
  }

  /// Floor plans of this venue and of its events.
  public ImportTables importTables(Venue venue) {
    return new ImportTables(
        sales.events(),
        sales.tables(),
        stores.records().audit(),
        stores.database(),
        stores.ids(),
        venue,
        stores.clock());
  }

  /// Creates events of this venue.
  public CreateEvent createEvent(Venue venue) {
    return new CreateEvent(
        sales.events(),
        stores.records().audit(),
        stores.database(),
        stores.ids(),
        venue,
        stores.clock());
  }

  public PublishEvent publishEvent() {
    return new PublishEvent(
        sales.events(), stores.records().audit(), stores.database(), stores.clock());
  }

  public CancelEvent cancelEvent() {
    return new CancelEvent(
        sales.events(), stores.records().audit(), stores.database(), stores.clock());
  }

  /// The letters of a text that no ticket can show on paper, each once.
  public Set<String> lettersNotPrinted(String text) {
    return PdfTickets.missing(text);
  }

  /// @param openCheckout opens the page where the order is paid
  public PlaceOrder placeOrder(OpenCheckout openCheckout, SalesRules rules) {
    return new PlaceOrder(
        sales.events(),
        sales.tables(),
        sales.orders(),
        openCheckout,
        stores.live().announcements(),
        rules,
        stores.ids(),
        stores.clock());
  }

  public MoveParty moveParty() {
    return new MoveParty(
        sales.orders(),
        sales.events(),
        sales.tables(),
        sales.tickets(),
        sales.guests(),
        sales.reservations(),
        stores.outbox(),
        stores.records().audit(),
        stores.database(),
        stores.ids(),
        stores.clock());
  }

  public ShowOrder showOrder(OrderLinks links) {
    return new ShowOrder(sales.orders(), links);
  }
}
