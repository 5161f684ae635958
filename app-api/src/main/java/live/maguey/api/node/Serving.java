package live.maguey.api.node;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import live.maguey.api.Application;
import live.maguey.api.AtStripe;
import live.maguey.api.Hosting;
import live.maguey.api.RenderSettings;
import live.maguey.api.Stores;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.Shape;
import live.maguey.checkout.OpenCheckout;
import live.maguey.codes.PdfTickets;
import live.maguey.codes.Rfc5545Entries;
import live.maguey.codes.ZxingQrCodes;
import live.maguey.codes.posters.PaintedPosters;
import live.maguey.devices.Nonces;
import live.maguey.email.ResendReach;
import live.maguey.emails.SendQueuedEmails;
import live.maguey.gate.EntryRules;
import live.maguey.guests.GuestLinks;
import live.maguey.http.Callbacks;
import live.maguey.http.Counter;
import live.maguey.http.Gates;
import live.maguey.http.Hosts;
import live.maguey.http.Shop;
import live.maguey.http.web.guests.PassRoutes;
import live.maguey.limits.CountCallers;
import live.maguey.orders.OrderLinks;
import live.maguey.persistence.jobs.BusinessFigures;
import live.maguey.persistence.jobs.Housekeeping;
import live.maguey.persistence.limits.PostgresAllowances;
import live.maguey.reservations.EndNight;
import live.maguey.shared.PrivateLinks;
import live.maguey.tickets.PrintTickets;
import live.maguey.tickets.ShowTickets;
import live.maguey.webhooks.ProcessWebhooks;

/// The use cases of the [Application] as a server with these settings has them.
final class Serving {
  private final ServiceConfig config;
  private final Application application;
  private final Stores stores;
  private final AtStripe stripe;
  private final OrderLinks links;
  private final GuestLinks guestLinks;
  private final OpenCheckout openCheckout;

  Serving(ServiceConfig config, Application application, Stores stores, AtStripe stripe) {
    this.config = config;
    this.application = application;
    this.stores = stores;
    this.stripe = stripe;
    List<byte[]> keys = Shape.decoded(config.keys().link());
    this.links = new OrderLinks(keys, config.node().site());
    this.guestLinks = new GuestLinks(new PrivateLinks(keys, config.node().site()));
    this.openCheckout =
        stripe.openCheckout(links, config.venue(), config.sales().rules().holdTime());
  }

  Application application() {
    return application;
  }

  AtStripe stripe() {
    return stripe;
  }

  Shop shop() {
    return new Shop(
        config.venue(),
        config.sales().rules(),
        new PaintedPosters(),
        application.selling().browseEvents(),
        application.selling().browseTables(),
        application.selling().placeOrder(openCheckout, config.sales().rules()),
        application.mailing().findTickets());
  }

  Counter counter() {
    ShowTickets showTickets = application.signing().showTickets(config.keys().master());
    return new Counter(
        application.selling().showOrder(links),
        application.lookUp().order(),
        stripe.checkPayment(),
        stripe.releaseHold(),
        showTickets,
        new PrintTickets(showTickets, stores.sales().events(), new PdfTickets(config.venue())),
        new ZxingQrCodes(),
        new Rfc5545Entries(config.venue()),
        hosts());
  }

  private Hosts hosts() {
    Hosting hosting = application.hosting();
    return new Hosts(
        hosting.showGuests(guestLinks),
        new PassRoutes.Acts(
            hosting.nameGuest(),
            hosting.sendPass(),
            hosting.correctGuest(),
            hosting.takeBackPass(),
            hosting.handOnPass()),
        hosting.inviteGuests(),
        hosting.openPass(guestLinks),
        hosting.declinePass(guestLinks),
        hosting.joinTable(),
        hosting.leaveTable(),
        application.paying().declineTable(),
        application.paying().showDeposits());
  }

  Gates gates() {
    EntryRules entry = config.gate().entry(config.venue());
    return new Gates(
        application.gate().enrolDevice(),
        application.gate().recogniseDevice(),
        new Nonces(Shape.decoded(config.keys().link()), stores.clock()),
        application.gate().watchEvent(),
        application.gate().admitGuest(entry),
        application.gate().countHead(entry));
  }

  Callbacks callbacks() {
    return new Callbacks(
        application.paying().receiveWebhook(config.stripe()),
        application.mailing().recordDelivery(config.mail().resend()));
  }

  OpenCheckout openCheckout() {
    return openCheckout;
  }

  ProcessWebhooks processWebhooks() {
    return stripe.processWebhooks(config.keys().payment(), config.sales().taxRate());
  }

  SendQueuedEmails sendQueuedEmails() {
    RenderSettings rendering =
        new RenderSettings(
            config.keys(), config.node(), config.venueSettings(), config.mail().sender());
    return application
        .mailing()
        .sendQueuedEmails(
            new RenderInTurn(application.mailing().renderer(rendering)),
            config.mail(),
            config.venue().name());
  }

  /// @return 0: what is counted meanwhile is written the next time
  int writeAnswers() {
    application.mailing().countAnswers().write();
    return 0;
  }

  ResendReach resend() {
    return application.mailing().resend(config.mail(), config.venue().name());
  }

  CountCallers callers() {
    return new CountCallers(
        new PostgresAllowances(stores.database()),
        Shape.decoded(config.keys().link()).getFirst(),
        stores.clock());
  }

  EndNight endNight() {
    return application.gate().endNight(config.venue());
  }

  Housekeeping housekeeping() {
    ServiceConfig.Operating operating = config.operating();
    return new Housekeeping(
        stores.database(), operating.privacy().kept(operating.alerts().kept()), stores.clock());
  }

  BusinessFigures figures(MeterRegistry meters) {
    return new BusinessFigures(stores.database(), meters, stores.clock());
  }
}
