package live.maguey.http;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import live.maguey.http.connections.HttpSettings;
import live.maguey.http.emails.ResendWebhookRoutes;
import live.maguey.http.events.EventInPath;
import live.maguey.http.events.EventRoutes;
import live.maguey.http.gate.EnrolRoutes;
import live.maguey.http.gate.GateRoutes;
import live.maguey.http.gate.HeadRoutes;
import live.maguey.http.guests.HostRoutes;
import live.maguey.http.health.HealthRoutes;
import live.maguey.http.live.LiveStreams;
import live.maguey.http.orders.OrderAsJson;
import live.maguey.http.orders.OrderRoutes;
import live.maguey.http.orders.PlaceOrderRoutes;
import live.maguey.http.orders.PlacingProblems;
import live.maguey.http.routing.Limits;
import live.maguey.http.routing.NowhereRoutes;
import live.maguey.http.routing.Problems;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.SignedDeliveries;
import live.maguey.http.routing.Who.EnrolledDevice;
import live.maguey.http.tables.TableRoutes;
import live.maguey.http.web.BrowserErrorRoutes;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.checkout.CheckoutAnswers;
import live.maguey.http.web.checkout.CheckoutRoutes;
import live.maguey.http.web.checkout.DetailsPages;
import live.maguey.http.web.checkout.DetailsRoutes;
import live.maguey.http.web.checkout.TablesBack;
import live.maguey.http.web.contract.ContractPageRoutes;
import live.maguey.http.web.contract.ContractRoutes;
import live.maguey.http.web.gate.GatePageRoutes;
import live.maguey.http.web.guests.GuestPassRoutes;
import live.maguey.http.web.guests.HostPageRoutes;
import live.maguey.http.web.guests.HostPages;
import live.maguey.http.web.guests.JoinRoutes;
import live.maguey.http.web.guests.NotMeRoutes;
import live.maguey.http.web.guests.PassPages;
import live.maguey.http.web.guests.PassRoutes;
import live.maguey.http.web.orders.FindRoutes;
import live.maguey.http.web.orders.OrderFileRoutes;
import live.maguey.http.web.orders.OrderPageRoutes;
import live.maguey.http.web.orders.OrderPages;
import live.maguey.http.web.orders.OrderViews;
import live.maguey.http.web.orders.TicketViews;
import live.maguey.http.web.shop.EventPageRoutes;
import live.maguey.http.web.shop.EventPages;
import live.maguey.http.web.shop.FileRoutes;
import live.maguey.http.web.shop.VenueRoutes;
import live.maguey.http.web.tables.TablesPages;
import live.maguey.http.web.tables.TablesRoutes;
import live.maguey.http.webhooks.StripeWebhookRoutes;

/// The routes of every room, each given what it calls.
final class AllRoutes {
  private final HttpSettings settings;
  private final Shop shop;
  private final Counter counter;
  private final Running running;
  private final Problems problems;
  private final Pages pages;
  private final LiveStreams streams;
  private final EventInPath inPath;

  private final Limits limits;

  AllRoutes(
      HttpSettings settings,
      Shop shop,
      Counter counter,
      Running running,
      Problems problems,
      Pages pages,
      LiveStreams streams,
      Limits limits) {
    this.limits = limits;
    this.streams = streams;
    this.settings = settings;
    this.shop = shop;
    this.counter = counter;
    this.running = running;
    this.problems = problems;
    this.pages = pages;
    this.inPath = new EventInPath(shop.browseEvents(), problems);
  }

  /// @param drains whether the server is about to stop
  List<Routes> list(Gates gates, Callbacks callbacks, BooleanSupplier drains) {
    return Stream.of(api(), gate(gates), callbacks(callbacks), shop(), guests(), server(drains))
        .flatMap(List::stream)
        .toList();
  }

  private List<Routes> api() {
    OrderAsJson json =
        new OrderAsJson(
            counter.showOrder(),
            counter.lookUp(),
            counter.showTickets(),
            running.clock(),
            settings.site());
    return List.of(
        new EventRoutes(
            shop.browseEvents(),
            shop.venue(),
            shop.rules(),
            running.clock(),
            inPath,
            settings.site()),
        new TableRoutes(shop.browseTables(), problems, streams),
        new HostRoutes(counter.hosts().showGuests(), streams),
        new PlaceOrderRoutes(
            shop.placeOrder(),
            shop.findTickets(),
            new PlacingProblems(counter.showOrder(), settings.site(), running.clock()),
            json,
            problems,
            settings),
        new OrderRoutes(
            counter.showOrder(),
            counter.checkPayment(),
            counter.releaseHold(),
            counter.showTickets(),
            counter.qrCodes(),
            json,
            problems));
  }

  private List<Routes> gate(Gates gates) {
    EnrolledDevice device = new EnrolledDevice(gates.recogniseDevice(), gates.nonces());
    return List.of(
        new EnrolRoutes(gates.enrolDevice(), gates.nonces(), problems, settings.limits().apiBody()),
        new GateRoutes(
            device,
            gates.watchEvent(),
            gates.admitGuest(),
            shop.venue(),
            problems,
            limits,
            settings.limits().apiBody()),
        new HeadRoutes(
            device, gates.countHead(), shop.venue(), problems, settings.limits().apiBody()),
        new GatePageRoutes(pages, settings.zone()));
  }

  private List<Routes> callbacks(Callbacks callbacks) {
    int largest = settings.limits().webhookBody();
    return List.of(
        new StripeWebhookRoutes(callbacks.receiveWebhook(), problems, largest, deliveries()),
        new ResendWebhookRoutes(callbacks.recordDelivery(), problems, largest, deliveries()));
  }

  /// Of one source.
  private SignedDeliveries deliveries() {
    return new SignedDeliveries(running.clock(), settings.trustedProxies());
  }

  private List<Routes> shop() {
    PosterPrints prints = new PosterPrints(shop.posters());
    EventPages eventPages =
        new EventPages(
            shop.browseEvents(), shop.rules(), shop.venue(), running.clock(), pages, prints);
    TablesPages tablesPages = new TablesPages(pages, prints);
    TablesBack tablesBack = new TablesBack(shop.browseTables(), pages, tablesPages, problems);
    DetailsPages detailsPages =
        new DetailsPages(
            shop.browseTables(), shop.rules(), shop.venue(), running.clock(), pages, prints);
    OrderPages orderPages =
        new OrderPages(
            counter.showOrder(),
            counter.lookUp(),
            new OrderViews(
                new TicketViews(counter.showTickets(), counter.qrCodes()),
                counter.hosts().showGuests(),
                counter.hosts().declineTable(),
                counter.hosts().showDeposits(),
                shop.rules(),
                running.clock(),
                pages),
            pages,
            prints);
    return List.of(
        new EventPageRoutes(inPath, pages, eventPages),
        new VenueRoutes(shop.venue(), shop.rules(), pages),
        new FindRoutes(shop.findTickets(), pages, limits, settings),
        new DetailsRoutes(
            inPath,
            counter.showOrder(),
            running.ids(),
            pages,
            eventPages,
            detailsPages,
            tablesBack),
        new TablesRoutes(shop.browseTables(), pages, tablesPages, problems),
        new CheckoutRoutes(
            shop.placeOrder(),
            shop.findTickets(),
            new CheckoutAnswers(
                shop.browseEvents(),
                running.ids(),
                problems,
                pages,
                eventPages,
                detailsPages,
                orderPages,
                tablesBack),
            running.ids(),
            pages,
            settings),
        new OrderPageRoutes(
            counter.showOrder(),
            counter.checkPayment(),
            counter.releaseHold(),
            counter.hosts().declineTable(),
            pages,
            orderPages),
        new OrderFileRoutes(
            counter.showOrder(),
            counter.lookUp(),
            counter.printTickets(),
            counter.calendar(),
            problems,
            pages),
        new FileRoutes(shop.browseEvents(), pages, prints));
  }

  private List<Routes> guests() {
    Hosts hosts = counter.hosts();
    PosterPrints prints = new PosterPrints(shop.posters());
    int largest = settings.limits().apiBody();
    PassPages passes = new PassPages(counter.showTickets(), counter.qrCodes(), pages, prints);
    return List.of(
        new HostPageRoutes(
            hosts.showGuests(),
            hosts.inviteGuests(),
            counter.calendar(),
            pages,
            new HostPages(
                counter.showTickets(), counter.qrCodes(), running.clock(), pages, prints)),
        new PassRoutes(hosts.showGuests(), hosts.acts(), pages, passes, largest),
        new GuestPassRoutes(hosts.openPass(), pages, passes),
        new NotMeRoutes(hosts.declinePass(), counter.lookUp(), pages),
        new JoinRoutes(
            counter.showOrder(),
            counter.lookUp(),
            hosts.joinTable(),
            hosts.leaveTable(),
            pages,
            largest));
  }

  private List<Routes> server(BooleanSupplier drains) {
    return List.of(
        new BrowserErrorRoutes(),
        new HealthRoutes(running.probes(), drains),
        new ContractRoutes(),
        new ContractPageRoutes(pages, settings.site()),
        new NowhereRoutes());
  }
}
