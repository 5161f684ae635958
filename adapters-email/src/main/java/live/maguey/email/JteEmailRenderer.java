package live.maguey.email;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
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
import live.maguey.payments.Refund;
import live.maguey.posters.Poster;
import live.maguey.posters.PosterPress;
import live.maguey.shared.EmailAddress;
import live.maguey.tickets.PrintTickets;
import live.maguey.tickets.QrCodes;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.Ticket;
import live.maguey.words.Words;

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
  private final MailLinks links;
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
      MailLinks links,
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
    EventTimes times = new EventTimes(event, venue.zone(), Words.of("mail", reader.language()));
    GuestWriter guests = new GuestWriter(writer, picture, links, times);
    RefundWriter refunds = new RefundWriter(writer, picture, times);
    List<RenderedEmail.Attachment> attachments = new ArrayList<>();
    EmailContent content =
        switch (picture.content()) {
          case Content.OfTickets(var shown, var host, boolean standsIn) -> {
            attachments.addAll(withTickets(picture, shown));
            yield writer.tickets(shown, host, standsIn);
          }
          case Content.OfMovedParty(var shown, var host) -> {
            attachments.addAll(withTickets(picture, shown));
            yield writer.moved(shown, host);
          }
          case Content.OfPass(var shown, Ticket own, boolean renewed, String host) -> {
            attachments.add(picture(event, poster));
            codes(shown).forEach(attachments::add);
            toKeep(picture, shown, "pass-" + own.number() + ".pdf", links.event(event.slug()))
                .forEach(attachments::add);
            yield guests.pass(shown, own, renewed, host);
          }
          case Content.OfFirstGuest(String table, var host) -> guests.firstGuest(table, host);
          case Content.OfPassesLeft(String table, var left, var host) ->
              guests.passesLeft(table, left, host);
          case Content.OfFoundTickets(var found) -> writer.found(found);
          case Content.OfLateRefund(Refund refund) -> refunds.late(refund);
          case Content.OfRefund(Refund refund) -> refunds.refund(refund);
          case Content.OfCancellation(var all) -> refunds.cancelled(all);
        };
    return new RenderedEmail(
        reader.address(),
        email.queuedAt(),
        content.subject(),
        html(content),
        PlainText.of(content),
        attachments);
  }

  private List<RenderedEmail.Attachment> withTickets(
      EmailPicture picture, List<ShowTickets.Shown> shown) {
    Order order = picture.order();
    Event event = picture.event();
    List<RenderedEmail.Attachment> all = new ArrayList<>();
    all.add(picture(event, event.poster()));
    codes(shown).forEach(all::add);
    toKeep(picture, shown, PrintTickets.filename(order), links.orders().page(order.details()))
        .forEach(all::add);
    return all;
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
  ///
  /// @param page that the reader may open
  private Stream<RenderedEmail.Attachment> toKeep(
      EmailPicture picture, List<ShowTickets.Shown> shown, String filename, URI page) {
    OrderDetails details = picture.order().details();
    Event event = picture.event();
    Reader reader = picture.reader();
    return prints.of(picture.order(), event, shown, reader.language()).stream()
        .flatMap(pdf ->
            Stream.of(
                new RenderedEmail.Attachment(filename, "application/pdf", "", pdf),
                new RenderedEmail.Attachment(
                    event.slug() + ".ics",
                    "text/calendar",
                    "",
                    calendar.of(
                        event,
                        reader.language(),
                        details.reference().toString(),
                        page,
                        details.placedAt()))));
  }

  private Stream<RenderedEmail.Attachment> codes(List<ShowTickets.Shown> shown) {
    return shown.stream().filter(s -> !s.code().isEmpty()).map(this::code);
  }

  private RenderedEmail.Attachment code(ShowTickets.Shown shown) {
    return new RenderedEmail.Attachment(
        shown.ticket().number() + ".png",
        PNG,
        EmailWriter.contentId(shown.ticket()),
        qrCodes.png(shown.code(), QR_PIXELS));
  }
}
