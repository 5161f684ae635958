package live.maguey.email;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.emails.Email;
import live.maguey.emails.EmailRenderer;
import live.maguey.emails.FindTickets;
import live.maguey.emails.Recipient;
import live.maguey.emails.RenderedEmail;
import live.maguey.events.CalendarEntries;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.events.Venue;
import live.maguey.orders.Buyer;
import live.maguey.orders.BuyerId;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderLinks;
import live.maguey.orders.Orders;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.posters.Poster;
import live.maguey.posters.PosterPress;
import live.maguey.refunds.Refunds;
import live.maguey.shared.EmailAddress;
import live.maguey.tickets.PrintTickets;
import live.maguey.tickets.QrCodes;
import live.maguey.tickets.ShowTickets;

/// Writes emails with jte, from the stores' current data. The same data gives the same bytes: no
/// clock, no random boundary, no unordered map.
public final class JteEmailRenderer implements EmailRenderer {
  private static final String POSTER = "poster";

  /// 49 modules, 8 pixels each: sharp on a phone at half the size.
  private static final int QR_PIXELS = 392;

  private static final String PNG = "image/png";

  private final Stores stores;
  private final QrCodes qrCodes;
  private final OrderLinks links;
  private final Venue venue;
  private final EmailAddress support;
  private final PosterShelf posters;
  private final CalendarEntries calendar;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, JteEmailRenderer.class.getClassLoader(), TEMPLATES);

  private static final String TEMPLATES = "live.maguey.email.templates";

  /// The data that emails are written from.
  public record Stores(
      Orders orders, Events events, ShowTickets tickets, PrintTickets prints, Refunds refunds) {}

  /// @param support where buyers write when something is not right
  public JteEmailRenderer(
      Stores stores,
      QrCodes qrCodes,
      PosterPress press,
      CalendarEntries calendar,
      OrderLinks links,
      Venue venue,
      EmailAddress support) {
    this.stores = stores;
    this.qrCodes = qrCodes;
    this.posters = new PosterShelf(press);
    this.calendar = calendar;
    this.links = links;
    this.venue = venue;
    this.support = support;
  }

  /// @throws java.util.NoSuchElementException when order, buyer, event or refund is missing
  @Override
  public RenderedEmail render(Email email) {
    Order order = stores.orders().find(email.order()).orElseThrow();
    Reader reader = reader(email.to());
    Event event = stores.events().find(order.details().event()).orElseThrow();
    Poster poster = event.poster();
    EmailWriter writer = new EmailWriter(order, reader, event, poster, links, venue, support);
    List<RenderedEmail.Attachment> attachments = new ArrayList<>();
    EmailContent content =
        switch (email.kind()) {
          case TICKETS -> {
            List<ShowTickets.Shown> shown = stores.tickets().of(order.id());
            attachments.add(picture(event, poster));
            shown.stream()
                .filter(s -> s.ticket().isValid())
                .map(this::code)
                .forEach(attachments::add);
            toKeep(order, event, shown, reader).forEach(attachments::add);
            yield writer.tickets(shown);
          }
          case FIND_TICKETS -> writer.found(found(reader));
          case LATE_REFUND -> writer.lateRefund(refund(email));
          case REFUND -> writer.refund(refund(email));
          case EVENT_CANCELLED -> writer.cancelled(stores.refunds().of(order.id()));
        };
    return new RenderedEmail(
        reader.address(),
        email.queuedAt(),
        content.subject(),
        html(content),
        PlainText.of(content),
        attachments);
  }

  private String html(EmailContent content) {
    StringOutput html = new StringOutput();
    templates.render("email.jte", content, html);
    return html.toString();
  }

  private Reader reader(Recipient to) {
    return switch (to) {
      case Recipient.Buyer(BuyerId id) -> {
        Buyer buyer = stores.orders().buyer(id).orElseThrow();
        yield new Reader(buyer.name(), buyer.email(), buyer.language());
      }
      case Recipient.Person person ->
          new Reader(person.name(), person.address(), person.language());
    };
  }

  private List<EmailWriter.Found> found(Reader reader) {
    return FindTickets.live(stores.orders(), reader.address()).stream()
        .map(Order::details)
        .map(details ->
            new EmailWriter.Found(details, stores.events().find(details.event()).orElseThrow()))
        .toList();
  }

  private Refund refund(Email email) {
    return stores.refunds().find(RefundId.parse(email.subject())).orElseThrow();
  }

  private RenderedEmail.Attachment picture(Event event, Poster poster) {
    return new RenderedEmail.Attachment(event.slug() + ".png", PNG, POSTER, posters.png(poster));
  }

  /// The tickets for paper, and the event for a calendar.
  private Stream<RenderedEmail.Attachment> toKeep(
      Order order, Event event, List<ShowTickets.Shown> shown, Reader reader) {
    OrderDetails details = order.details();
    return stores.prints().of(order, event, shown, reader.language()).stream()
        .flatMap(pdf ->
            Stream.of(
                new RenderedEmail.Attachment(
                    PrintTickets.filename(order), "application/pdf", "", pdf),
                new RenderedEmail.Attachment(
                    event.slug() + ".ics",
                    "text/calendar",
                    "",
                    calendar.of(
                        event,
                        reader.language(),
                        details.reference().toString(),
                        links.page(details),
                        details.placedAt()))));
  }

  private RenderedEmail.Attachment code(ShowTickets.Shown shown) {
    return new RenderedEmail.Attachment(
        shown.ticket().number() + ".png",
        PNG,
        EmailWriter.contentId(shown.ticket()),
        qrCodes.png(shown.code(), QR_PIXELS));
  }
}
