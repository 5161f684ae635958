package live.maguey.http.web.guests;

import java.util.List;
import live.maguey.events.Event;
import live.maguey.guests.GuestList;
import live.maguey.guests.Pass;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
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
          new PassPage.Can(false, false, left, "", false, shows);
      case Pass.Holder.Nobody _, Pass.Holder.TakenBack _, Pass.Holder.Declined _ ->
          new PassPage.Can(open, false, left, "", false, shows);
      case Pass.Holder.Named _ ->
          new PassPage.Can(open, false, left, open ? "guest" : "", false, shows);
      case Pass.Holder.Sent _ ->
          new PassPage.Can(
              false, open && left > 0, left, open ? "guest" : "", open && left > 0, shows);
      case Pass.Holder.Joined _ ->
          new PassPage.Can(false, false, left, open ? "joined" : "", false, false);
    };
  }

  private static PassPage.Typed typed(Pass pass, Words words) {
    String name = pass.holder() instanceof Pass.Holder.Named(String named) ? named : "";
    return new PassPage.Typed(name, "", words.tag(), null, null, false);
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
