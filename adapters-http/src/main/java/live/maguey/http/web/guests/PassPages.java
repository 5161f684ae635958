package live.maguey.http.web.guests;

import java.util.List;
import live.maguey.events.Event;
import live.maguey.guests.GuestList;
import live.maguey.guests.OpenPass;
import live.maguey.guests.Pass;
import live.maguey.http.web.Frame;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.PosterView;
import live.maguey.http.web.Times;
import live.maguey.http.web.orders.TicketViews;
import live.maguey.http.web.shop.EventFacts;
import live.maguey.http.web.shop.EventPages;
import live.maguey.http.web.shop.Notice;
import live.maguey.tickets.QrCodes;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.Ticket;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// Puts the pages of one pass together.
public final class PassPages {
  private final ShowTickets showTickets;
  private final QrCodes qrCodes;
  private final Pages pages;
  private final PosterPrints prints;

  public PassPages(ShowTickets showTickets, QrCodes qrCodes, Pages pages, PosterPrints prints) {
    this.showTickets = showTickets;
    this.qrCodes = qrCodes;
    this.pages = pages;
    this.prints = prints;
  }

  static String url(String token, int no) {
    return HostPages.url(token) + "/passes/" + no;
  }

  PassPage page(
      GuestList list,
      Pass pass,
      String token,
      Words words,
      PassPage.@Nullable Typed typed,
      @Nullable Notice notice) {
    PassWords says = new PassWords(list, words, pages.times(words));
    String url = url(token, pass.no());
    return new PassPage(
        pages.frame(
            words, says.name(pass) + ", " + says.table(), url, prints.view(list.event()), true),
        HostPages.url(token),
        url,
        says.table(),
        says.name(pass),
        list.open() ? says.before(pass) : says.during(pass),
        can(list, pass),
        typed == null ? typed(pass, words) : typed,
        notice);
  }

  private static PassPage.Can can(GuestList list, Pass pass) {
    boolean open = list.open() && pass.arrived().isEmpty();
    boolean shows = pass.ticket().isValid();
    int left = pass.mailsLeft();
    return switch (pass.holder()) {
      case Pass.Holder.Host _, Pass.Holder.Voided _ ->
          new PassPage.Can(false, false, false, left, "", false, shows);
      case Pass.Holder.Nobody _, Pass.Holder.TakenBack _, Pass.Holder.Declined _ ->
          new PassPage.Can(open, false, false, left, "", false, shows);
      case Pass.Holder.Named _ ->
          new PassPage.Can(open, false, false, left, open ? "guest" : "", false, shows);
      case Pass.Holder.Sent sent -> {
        boolean mails = open && left > 0;
        boolean lost = sent.reach().isLost();
        yield new PassPage.Can(
            false, mails && lost, mails && !lost, left, open ? "guest" : "", mails, shows);
      }
      case Pass.Holder.Joined _ ->
          new PassPage.Can(false, false, false, left, open ? "joined" : "", false, false);
    };
  }

  private static PassPage.Typed typed(Pass pass, Words words) {
    String name = pass.holder() instanceof Pass.Holder.Named(String named) ? named : "";
    return new PassPage.Typed(name, "", words.tag(), null, null, PassPage.In.GIVE);
  }

  /// @param token of the guest's own link
  GuestPassPage guest(OpenPass.Invitation invitation, String token, String notMeUrl, Words words) {
    Event event = invitation.event();
    Times times = pages.times(words);
    ShowTickets.Shown shown = showTickets.of(List.of(invitation.pass())).getFirst();
    Ticket pass = shown.ticket();
    boolean off = event.state() == Event.State.CANCELLED;
    boolean opens = pass.isValid() && !off;
    String table = pass.named(event, words.language()).text();
    String url = "/pass/" + token;
    PosterView poster = prints.view(event);
    Frame frame = pages.frame(words, words.get("guest.title") + ", " + table, url, poster, true);
    return new GuestPassPage(
        frame,
        url + "/opened",
        off
            ? words.get("order.event-cancelled.title")
            : words.get(opens ? "guest.invited" : "guest.gone", invitation.host(), table),
        opens ? null : words.get("order.void"),
        new GuestPassPage.Night(
            poster,
            event.title(words.language()),
            times.nightAndDoors(event),
            off ? List.of() : EventFacts.of(event, frame.venue(), times, words),
            EventPages.url(event)),
        new GuestPassPage.Code(
            opens ? qrCodes.svg(shown.code()) : "",
            words.get("order.pass.qr", pass.number()),
            TicketViews.kind(pass, event, words.language()),
            pass.number()),
        notMeUrl);
  }

  CodePage code(GuestList list, Pass pass, String token, Words words) {
    Event event = list.event();
    PassWords says = new PassWords(list, words, pages.times(words));
    ShowTickets.Shown shown = showTickets.of(List.of(pass.ticket())).getFirst();
    Ticket ticket = shown.ticket();
    return new CodePage(
        pages.frame(
            words,
            says.name(pass) + ", " + says.table(),
            url(token, pass.no()) + "/code",
            prints.view(event),
            true),
        HostPages.url(token),
        ticket.isValid() ? qrCodes.svg(shown.code()) : "",
        words.get("order.pass.qr", ticket.number()),
        event.title(words.language()),
        says.name(pass),
        says.table(),
        pages.times(words).nightAndDoors(event),
        ticket.number());
  }
}
