package live.maguey.http.web.guests;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.guests.GuestList;
import live.maguey.guests.InviteCode;
import live.maguey.guests.Pass;
import live.maguey.http.guests.HostJson;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.Times;
import live.maguey.http.web.guests.HostPage.Said;
import live.maguey.http.web.shop.Notice;
import live.maguey.reservations.Reservation;
import live.maguey.tickets.QrCodes;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.Ticket;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// Puts the page of a table's passes together.
public final class HostPages {
  private final ShowTickets showTickets;
  private final QrCodes qrCodes;
  private final InstantSource clock;
  private final Pages pages;
  private final PosterPrints prints;

  public HostPages(
      ShowTickets showTickets,
      QrCodes qrCodes,
      InstantSource clock,
      Pages pages,
      PosterPrints prints) {
    this.showTickets = showTickets;
    this.qrCodes = qrCodes;
    this.clock = clock;
    this.pages = pages;
    this.prints = prints;
  }

  /// What a page can offer of a table by now.
  private enum Phase {
    /// Passes can be changed.
    OPEN,
    /// Doors are open: the gate has the passes.
    NIGHT,
    OVER,
    CANCELLED
  }

  static String url(String token) {
    return "/host/" + token;
  }

  public HostPage page(GuestList list, String token, Words words, @Nullable Notice notice) {
    Event event = list.event();
    Times times = pages.times(words);
    Phase phase = phase(list);
    String url = url(token);
    HostJson state = HostJson.of(list);
    PassWords passes = new PassWords(list, words, times);
    boolean gone = phase == Phase.CANCELLED;
    List<Rosette.Look> looks = list.passes().stream().map(PassWords::look).toList();
    return new HostPage(
        pages.frame(
            words, words.get("host.title") + ", " + passes.table(), url, prints.view(event), true),
        url,
        new HostPage.Heading(
            words.get("host.yours", times.within(times.day(event.businessDate()))),
            passes.table(),
            list.passes().getFirst().ticket().noted(event, words.language()),
            words.get("host.doors", times.doors(event)),
            standing(list, phase, passes, times, words),
            gone || phase == Phase.OVER
                ? new HostPage.Link("/", words.get("order.event-cancelled.next"))
                : null,
            state.key()),
        Rosette.of(looks, phase == Phase.OPEN ? named(looks) : list.arrived()),
        phase == Phase.OPEN || phase == Phase.NIGHT ? own(list, url, times, words) : null,
        gone ? List.of() : rows(list, state, phase, url, passes),
        phase == Phase.OPEN ? invite(list, passes.table(), words) : null,
        foot(phase, words),
        notice);
  }

  private Phase phase(GuestList list) {
    if (list.event().state() == Event.State.CANCELLED) {
      return Phase.CANCELLED;
    }
    return switch (list.reservation()) {
      case Reservation.Cancelled _, Reservation.Expired _, Reservation.Pending _ -> Phase.CANCELLED;
      case Reservation.Completed _, Reservation.NoShow _ -> Phase.OVER;
      case Reservation.Confirmed _, Reservation.CheckedIn _ -> {
        Instant now = clock.instant();
        yield now.isBefore(list.until())
            ? Phase.OPEN
            : now.isBefore(list.event().ends()) ? Phase.NIGHT : Phase.OVER;
      }
    };
  }

  private static int named(List<Rosette.Look> looks) {
    return (int)
        looks.stream()
            .filter(look -> look == Rosette.Look.IN || look == Rosette.Look.NAMED)
            .count();
  }

  private static Said standing(
      GuestList list, Phase phase, PassWords passes, Times times, Words words) {
    return switch (phase) {
      case OPEN ->
          new Said(
              words.get(
                  "host.named",
                  named(list.passes().stream().map(PassWords::look).toList()),
                  list.seats()),
              words.get("host.until", times.dateAndHour(list.until())));
      case NIGHT ->
          list.arrived() == 0
              ? new Said(words.get("host.in.none", list.seats()), "")
              : new Said(
                  words.get("host.in", list.arrived(), list.seats()),
                  last(list)
                      .map(pass ->
                          words.get(
                              "host.last",
                              passes.name(pass),
                              times.hour(pass.arrived().orElseThrow())))
                      .orElse(""));
      case OVER ->
          new Said(words.get("host.over"), words.get("host.came", list.arrived(), list.seats()));
      case CANCELLED ->
          list.event().state() == Event.State.CANCELLED
              ? new Said(
                  words.get("order.event-cancelled.title"), words.get("host.event-cancelled"))
              : new Said(words.get("host.cancelled"), words.get("host.cancelled.detail"));
    };
  }

  private static Optional<Pass> last(GuestList list) {
    return list.passes().stream()
        .filter(pass -> pass.arrived().isPresent())
        .max(Comparator.comparing(pass -> pass.arrived().orElseThrow()));
  }

  private HostPage.@Nullable OwnPass own(GuestList list, String url, Times times, Words words) {
    ShowTickets.Shown shown = showTickets.of(List.of(list.passes().getFirst().ticket())).getFirst();
    Ticket ticket = shown.ticket();
    if (!ticket.isValid()) {
      return null;
    }
    String line =
        ticket
            .firstAdmittedAt()
            .map(at ->
                words.get(
                    ticket.policy() == Ticket.EntryPolicy.REENTRY
                        ? "host.own.in.again"
                        : "host.own.in",
                    times.hour(at)))
            .orElseGet(() -> words.get("host.own.before"));
    return new HostPage.OwnPass(
        qrCodes.svg(shown.code()),
        words.get("order.pass.qr", ticket.number()),
        line,
        url + "/passes/1/code");
  }

  private static List<HostPage.Row> rows(
      GuestList list, HostJson state, Phase phase, String url, PassWords passes) {
    return list.passes().stream()
        .map(pass ->
            new HostPage.Row(
                pass.no(),
                PassWords.look(pass),
                passes.name(pass),
                switch (phase) {
                  case OPEN -> passes.before(pass);
                  case NIGHT, CANCELLED -> passes.during(pass);
                  case OVER -> passes.after(pass);
                },
                phase == Phase.OPEN && PassWords.warns(pass),
                switch (phase) {
                  case OPEN -> passes.change(pass, url);
                  case NIGHT -> passes.show(pass, url);
                  case OVER, CANCELLED -> null;
                },
                state.passes().get(list.passes().indexOf(pass)).key()))
        .toList();
  }

  private HostPage.Invite invite(GuestList list, String table, Words words) {
    String code = list.invite().map(InviteCode::toString).orElse(null);
    URI join = pages.absolute("/join" + (code == null ? "" : "?code=" + code));
    return new HostPage.Invite(
        code,
        join.toString(),
        words.get("host.invite.text", table, list.event().title(words.language()).text()));
  }

  private static Said foot(Phase phase, Words words) {
    return switch (phase) {
      case OPEN -> new Said(words.get("order.bookmark"), words.get("host.keep"));
      case NIGHT -> new Said(words.get("host.fixed"), words.get("host.fixed.detail"));
      case OVER, CANCELLED -> new Said("", "");
    };
  }
}
