package live.maguey.api;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import live.maguey.api.settings.Mail;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.Stripe;
import live.maguey.checkout.CheckPayment;
import live.maguey.checkout.OpenCheckout;
import live.maguey.checkout.ShowPayment;
import live.maguey.codes.Ed25519CodeReader;
import live.maguey.codes.Ed25519TicketSigner;
import live.maguey.codes.KeyForge;
import live.maguey.codes.KeyRing;
import live.maguey.codes.KeySeal;
import live.maguey.codes.PdfTickets;
import live.maguey.codes.ZxingQrCodes;
import live.maguey.codes.posters.PaintedPosters;
import live.maguey.devices.RecogniseDevice;
import live.maguey.email.JteEmailRenderer;
import live.maguey.email.ResendDeliveryReports;
import live.maguey.email.ResendMailTransport;
import live.maguey.email.ResendReach;
import live.maguey.email.ResendSettings;
import live.maguey.email.SmtpMailTransport;
import live.maguey.email.TokenBucketPace;
import live.maguey.emails.EmailRenderer;
import live.maguey.emails.FindTickets;
import live.maguey.emails.MailTransport;
import live.maguey.emails.RecordDelivery;
import live.maguey.emails.SendQueuedEmails;
import live.maguey.events.BrowseEvents;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.WatchEvent;
import live.maguey.holds.ExpireHolds;
import live.maguey.holds.ReleaseHold;
import live.maguey.http.server.UseCases;
import live.maguey.keys.RotateKeys;
import live.maguey.orders.OrderLinks;
import live.maguey.orders.PlaceOrder;
import live.maguey.orders.SalesRules;
import live.maguey.orders.ShowOrder;
import live.maguey.payments.PaymentGateway;
import live.maguey.persistence.jobs.BusinessFigures;
import live.maguey.persistence.jobs.Housekeeping;
import live.maguey.refunds.RefundCancelled;
import live.maguey.refunds.SendRefunds;
import live.maguey.settlement.SettlePayment;
import live.maguey.shared.Secret;
import live.maguey.stripe.StripeEventReader;
import live.maguey.stripe.StripeWebhookVerifier;
import live.maguey.tickets.PrintTickets;
import live.maguey.tickets.ShowTickets;
import live.maguey.webhooks.EventReader;
import live.maguey.webhooks.HealPayments;
import live.maguey.webhooks.ProcessWebhooks;
import live.maguey.webhooks.ReceiveWebhook;
import live.maguey.webhooks.WebhookVerifier;

/// How the parts are put together: constructors, top to bottom.
///
/// @param useCases for the routes; the rest is run by workers, jobs and the start
record Wiring(
    UseCases useCases,
    PaymentGateway gateway,
    OpenCheckout openCheckout,
    ProcessWebhooks processWebhooks,
    ExpireHolds expireHolds,
    SendRefunds sendRefunds,
    HealPayments healPayments,
    RefundCancelled refundCancelled,
    SendQueuedEmails sendQueuedEmails,
    RotateKeys rotateKeys,
    Housekeeping housekeeping,
    BusinessFigures figures,
    ResendReach resend) {

  static Wiring of(
      ServiceConfig config,
      Application application,
      Stores stores,
      MeterRegistry meters,
      PaymentGateway gateway) {
    InstantSource clock = stores.clock();
    RandomGenerator jitter = RandomGenerator.getDefault();
    SalesRules rules = config.sales().rules();
    OrderLinks links = new OrderLinks(decoded(config.keys().link()), config.node().site());

    KeyRing ring = new KeyRing(stores.keys(), clock);
    ZxingQrCodes qrCodes = new ZxingQrCodes();
    ShowTickets showTickets = showTickets(stores, ring, config.keys().master());
    PrintTickets printTickets =
        new PrintTickets(showTickets, stores.events(), new PdfTickets(config.venue()));
    RotateKeys rotateKeys = rotateKeys(stores, config.keys().master());

    Stripe stripe = config.stripe();
    EventReader reader = new StripeEventReader(StripeParts.seal(config.keys().payment()));
    WebhookVerifier verifier = new StripeWebhookVerifier(StripeParts.webhookSecrets(stripe));
    SettlePayment settle = application.settlePayment();
    OpenCheckout openCheckout =
        new OpenCheckout(
            stores.orders(),
            stores.events(),
            stores.attempts(),
            gateway,
            settle,
            links,
            config.venue(),
            rules.holdTime(),
            clock);

    ResendSettings resend = resendSettings(config);
    SendQueuedEmails sendQueuedEmails =
        new SendQueuedEmails(
            stores.outbox(),
            new RenderInTurn(
                renderer(
                    stores,
                    new RenderSettings(
                        config.keys(),
                        config.node().site(),
                        config.venue(),
                        config.mail().replyTo()))),
            providers(config, resend),
            new TokenBucketPace(resend.perSecond(), clock),
            stores.alerts(),
            stores.database(),
            clock,
            jitter);

    BrowseEvents browse = application.browseEvents();
    UseCases useCases =
        new UseCases(
            browse,
            new PlaceOrder(
                stores.events(), stores.orders(), openCheckout, rules, stores.ids(), clock),
            new ShowOrder(stores.orders(), links),
            new ShowPayment(stores.attempts(), stores.facts(), stores.refunds()),
            new CheckPayment(stores.orders(), stores.attempts(), gateway, settle, clock),
            new ReleaseHold(stores.orders(), stores.attempts(), gateway, settle, clock),
            showTickets,
            printTickets,
            new ReceiveWebhook(
                verifier,
                stores.inbox(),
                stores.alerts(),
                stripe.livemode(),
                clock,
                stores.signatures("Stripe")),
            new RecordDelivery(
                stores.outbox(),
                new ResendDeliveryReports(resend.webhookSecret(), clock),
                stores.signatures("Resend"),
                stores.alerts(),
                clock),
            new FindTickets(
                stores.orders(), stores.outbox(), stores.database(), stores.ids(), clock),
            new AdmitGuest(
                browse,
                new Ed25519CodeReader(ring),
                stores.tickets(),
                stores.admissions(),
                config.atDispute(),
                clock),
            new WatchEvent(browse, stores.admissions()),
            new RecogniseDevice(stores.devices(), clock),
            qrCodes,
            new PaintedPosters(),
            config.venue(),
            rules,
            stores.ids(),
            clock);

    return new Wiring(
        useCases,
        gateway,
        openCheckout,
        new ProcessWebhooks(
            stores.inbox(),
            reader,
            gateway,
            settle,
            stores.alerts(),
            stores.database(),
            clock,
            jitter),
        new ExpireHolds(stores.orders(), stores.attempts(), gateway, settle, clock),
        new SendRefunds(
            stores.refunds(),
            gateway,
            settle::settle,
            stores.alerts(),
            stores.database(),
            clock,
            jitter),
        new HealPayments(
            stores.orders(), stores.attempts(), gateway, stores.inbox(), settle, clock),
        application.refundCancelled(),
        sendQueuedEmails,
        rotateKeys,
        new Housekeeping(stores.database(), clock),
        new BusinessFigures(stores.database(), meters, clock),
        new ResendReach(resend));
  }

  static EmailRenderer renderer(Stores stores, RenderSettings settings) {
    ShowTickets showTickets =
        showTickets(stores, new KeyRing(stores.keys(), stores.clock()), settings.master());
    return new JteEmailRenderer(
        new JteEmailRenderer.Stores(
            stores.orders(),
            stores.events(),
            showTickets,
            new PrintTickets(showTickets, stores.events(), new PdfTickets(settings.venue())),
            stores.refunds()),
        new ZxingQrCodes(),
        new PaintedPosters(),
        new OrderLinks(decoded(settings.keys().link()), settings.site()),
        settings.venue(),
        settings.replyTo());
  }

  private static ShowTickets showTickets(Stores stores, KeyRing ring, Secret master) {
    KeySeal seal = new KeySeal(decoded(master), new SecureRandom());
    return new ShowTickets(stores.tickets(), new Ed25519TicketSigner(ring, seal));
  }

  static RotateKeys rotateKeys(Stores stores, Secret master) {
    SecureRandom random = new SecureRandom();
    return new RotateKeys(
        stores.keys(),
        stores.events(),
        new KeyForge(new KeySeal(decoded(master), random), random),
        stores.database(),
        stores.audit(),
        stores.clock());
  }

  /// Resend, and the mail server that takes over from it where there is one.
  private static List<MailTransport> providers(ServiceConfig config, ResendSettings resend) {
    MailTransport first = new ResendMailTransport(resend);
    Mail mail = config.mail();
    return mail.smtp() == null
        ? List.of(first)
        : List.of(
            first,
            new SmtpMailTransport(
                mail.smtp().of(mail.from(), config.venue().name(), mail.replyTo())));
  }

  private static ResendSettings resendSettings(ServiceConfig config) {
    Mail.Resend resend = config.mail().resend();
    return new ResendSettings(
        resend.base(),
        resend.apiKey(),
        ResendSettings.sender(config.venue().name(), config.mail().from()),
        config.mail().replyTo().value(),
        resend.requestsPerSecond(),
        resend.timeout(),
        resend.webhookSecret());
  }

  private static byte[] decoded(Secret base64) {
    return Base64.getDecoder().decode(base64.reveal());
  }
}
