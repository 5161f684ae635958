package live.maguey.email;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.emails.Email;
import live.maguey.emails.EmailRenderer;
import live.maguey.emails.RenderedEmail;
import live.maguey.events.CalendarEntries;
import live.maguey.events.Event;
import live.maguey.events.Venue;
import live.maguey.lookup.EmailPicture;
import live.maguey.lookup.EmailPicture.Content;
import live.maguey.lookup.EmailPicture.Reader;
import live.maguey.lookup.LookUpEmailContent;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderLinks;
import live.maguey.payments.Refund;
import live.maguey.posters.Poster;
import live.maguey.posters.PosterPress;
import live.maguey.shared.EmailAddress;
import live.maguey.tickets.PrintTickets;
import live.maguey.tickets.QrCodes;
import live.maguey.tickets.ShowTickets;

/// Writes emails with jte. The same picture gives the same bytes: no clock, no random boundary, no
/// unordered map.
public final class JteEmailRenderer implements EmailRenderer {
  private static final String POSTER = "poster";

  /// 49 modules, 8 pixels each: sharp on a phone at half the size.
  private static final int QR_PIXELS = 392;

  private static final String PNG = "image/png";

  private final LookUpEmailContent contents;
  private final PrintTickets prints;
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

  /// @param support where buyers write when something is not right
  public JteEmailRenderer(
      LookUpEmailContent contents,
      PrintTickets prints,
      QrCodes qrCodes,
      PosterPress press,
      CalendarEntries calendar,
      OrderLinks links,
      Venue venue,
      EmailAddress support) {
    this.contents = contents;
    this.prints = prints;
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
    EmailPicture picture = contents.picture(email);
    Order order = picture.order();
    Event event = picture.event();
    Reader reader = picture.reader();
    Poster poster = event.poster();
    EmailWriter writer = new EmailWriter(order, reader, event, poster, links, venue, support);
    List<RenderedEmail.Attachment> attachments = new ArrayList<>();
    EmailContent content =
        switch (picture.content()) {
          case Content.OfTickets(var shown) -> {
            attachments.add(picture(event, poster));
            shown.stream()
                .filter(s -> s.ticket().isValid())
                .map(this::code)
                .forEach(attachments::add);
            toKeep(order, event, shown, reader).forEach(attachments::add);
            yield writer.tickets(shown);
          }
          case Content.OfFoundTickets(var found) -> writer.found(found);
          case Content.OfLateRefund(Refund refund) -> writer.lateRefund(refund);
          case Content.OfRefund(Refund refund) -> writer.refund(refund);
          case Content.OfCancellation(var refunds) -> writer.cancelled(refunds);
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

  private RenderedEmail.Attachment picture(Event event, Poster poster) {
    return new RenderedEmail.Attachment(event.slug() + ".png", PNG, POSTER, posters.png(poster));
  }

  /// The tickets for paper, and the event for a calendar.
  private Stream<RenderedEmail.Attachment> toKeep(
      Order order, Event event, List<ShowTickets.Shown> shown, Reader reader) {
    OrderDetails details = order.details();
    return prints.of(order, event, shown, reader.language()).stream()
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
