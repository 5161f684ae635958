package live.maguey.api;

import java.util.List;
import java.util.random.RandomGenerator;
import live.maguey.alerts.WatchSignatures;
import live.maguey.api.settings.Mail;
import live.maguey.api.settings.Shape;
import live.maguey.codes.PdfTickets;
import live.maguey.codes.Rfc5545Entries;
import live.maguey.codes.ZxingQrCodes;
import live.maguey.codes.posters.PaintedPosters;
import live.maguey.email.JteEmailRenderer;
import live.maguey.email.MailLinks;
import live.maguey.email.ResendDeliveryReports;
import live.maguey.email.ResendMailTransport;
import live.maguey.email.ResendReach;
import live.maguey.email.ResendSettings;
import live.maguey.email.SmtpMailTransport;
import live.maguey.email.TokenBucketPace;
import live.maguey.emails.AllowAddress;
import live.maguey.emails.CountAnswers;
import live.maguey.emails.EmailRenderer;
import live.maguey.emails.FindTickets;
import live.maguey.emails.MailTransport;
import live.maguey.emails.QueueTickets;
import live.maguey.emails.RecordDelivery;
import live.maguey.emails.ResendTickets;
import live.maguey.emails.RetryEmails;
import live.maguey.emails.SendQueuedEmails;
import live.maguey.emails.SparedTransport;
import live.maguey.guests.GuestLinks;
import live.maguey.lookup.LookUpEmailContent;
import live.maguey.orders.CorrectAddress;
import live.maguey.orders.OrderLinks;
import live.maguey.shared.PrivateLinks;
import live.maguey.tickets.PrintTickets;
import live.maguey.tickets.ShowTickets;

/// What writes emails, sends them, and hears how they fared.
public final class Mailing {
  private final Stores stores;
  private final Stores.Sales sales;
  private final Stores.Records records;
  private final Signing signing;
  private final CountAnswers answers;

  Mailing(Stores stores, Signing signing) {
    this.stores = stores;
    this.sales = stores.sales();
    this.records = stores.records();
    this.signing = signing;
    this.answers = new CountAnswers(records.providerAnswers(), stores.clock());
  }

  public CorrectAddress correctAddress() {
    return new CorrectAddress(
        sales.orders(),
        new QueueTickets(stores.outbox(), stores.ids()),
        records.audit(),
        stores.database(),
        stores.clock());
  }

  public ResendTickets resendTickets() {
    return new ResendTickets(
        sales.orders(),
        stores.outbox(),
        records.audit(),
        stores.database(),
        stores.ids(),
        stores.clock());
  }

  public FindTickets findTickets() {
    return new FindTickets(
        sales.orders(), stores.outbox(), stores.database(), stores.ids(), stores.clock());
  }

  public AllowAddress allowAddress() {
    return new AllowAddress(stores.outbox(), records.audit(), stores.database(), stores.clock());
  }

  public RetryEmails retryEmails() {
    return new RetryEmails(stores.outbox(), records.audit(), stores.database(), stores.clock());
  }

  /// Emails as they are sent.
  public EmailRenderer renderer(RenderSettings settings) {
    ShowTickets showTickets = signing.showTickets(settings.master());
    return new JteEmailRenderer(
        new LookUpEmailContent(
            sales.orders(),
            sales.events(),
            showTickets,
            sales.reservations(),
            stores.payments().refunds(),
            sales.guests()),
        new PrintTickets(showTickets, sales.events(), new PdfTickets(settings.venue())),
        new ZxingQrCodes(),
        new PaintedPosters(),
        new Rfc5545Entries(settings.venue()),
        links(settings),
        settings.venue(),
        settings.replyTo());
  }

  private static MailLinks links(RenderSettings settings) {
    List<byte[]> keys = Shape.decoded(settings.keys().link());
    return new MailLinks(
        new OrderLinks(keys, settings.site()),
        new GuestLinks(new PrivateLinks(keys, settings.site())),
        settings.site());
  }

  /// @param venue its name, as the sender's
  public SendQueuedEmails sendQueuedEmails(EmailRenderer renderer, Mail mail, String venue) {
    return new SendQueuedEmails(
        stores.outbox(),
        renderer,
        providers(mail, venue).stream()
            .<MailTransport>map(
                provider -> new SparedTransport(answers.of(provider), stores.clock()))
            .toList(),
        new TokenBucketPace(mail.resend().requestsPerSecond(), stores.clock()),
        records.alerts(),
        stores.database(),
        stores.clock(),
        RandomGenerator.getDefault());
  }

  /// What those that send have counted, to be written now and then.
  public CountAnswers countAnswers() {
    return answers;
  }

  public RecordDelivery recordDelivery(Mail.Resend resend) {
    return new RecordDelivery(
        stores.outbox(),
        new ResendDeliveryReports(resend.webhookSecret(), stores.clock()),
        new WatchSignatures(
            "Resend", records.refusedSignatures(), records.alerts(), stores.clock()),
        records.alerts(),
        stores.clock());
  }

  /// Whether Resend answers.
  public ResendReach resend(Mail mail, String venue) {
    return new ResendReach(settings(mail, venue));
  }

  /// Resend, and the mail server that takes over from it where there is one.
  static List<MailTransport> providers(Mail mail, String venue) {
    MailTransport first = new ResendMailTransport(settings(mail, venue));
    return mail.smtp()
        .of(mail.from(), venue, mail.replyTo())
        .<List<MailTransport>>map(second -> List.of(first, new SmtpMailTransport(second)))
        .orElse(List.of(first));
  }

  private static ResendSettings settings(Mail mail, String venue) {
    Mail.Resend resend = mail.resend();
    return new ResendSettings(
        resend.base(),
        resend.apiKey(),
        ResendSettings.sender(venue, mail.from()),
        mail.replyTo().value(),
        resend.requestsPerSecond(),
        resend.timeout(),
        resend.webhookSecret());
  }
}
