package live.maguey.http.web.guests;

import java.time.Instant;
import java.util.Optional;
import live.maguey.guests.GuestList;
import live.maguey.guests.Pass;
import live.maguey.http.web.Times;
import live.maguey.tickets.Ticket;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// What a host reads of each pass, and what can be done with it.
final class PassWords {
  private final GuestList list;
  private final Words words;
  private final Times times;

  PassWords(GuestList list, Words words, Times times) {
    this.list = list;
    this.words = words;
    this.times = times;
  }

  /// `Table 12`.
  String table() {
    return list.passes().getFirst().ticket().named(list.event(), words.language()).text();
  }

  static Rosette.Look look(Pass pass) {
    if (pass.arrived().isPresent()) {
      return Rosette.Look.IN;
    }
    return switch (pass.holder()) {
      case Pass.Holder.Host _ -> pass.ticket().isValid() ? Rosette.Look.NAMED : Rosette.Look.VOID;
      case Pass.Holder.Named _, Pass.Holder.Sent _, Pass.Holder.Joined _ -> Rosette.Look.NAMED;
      case Pass.Holder.Nobody _, Pass.Holder.TakenBack _, Pass.Holder.Declined _ ->
          Rosette.Look.FREE;
      case Pass.Holder.Voided _ -> Rosette.Look.VOID;
    };
  }

  /// `Beto`; `Seat 7` while nobody has it.
  String name(Pass pass) {
    return switch (pass.holder()) {
      case Pass.Holder.Host() -> list.host();
      case Pass.Holder.Named(String name) -> name;
      case Pass.Holder.Sent sent -> sent.name();
      case Pass.Holder.Joined(Ticket ticket) ->
          ticket.holder() == null ? words.get("host.row.ticket", ticket.number()) : ticket.holder();
      case Pass.Holder.Nobody _,
          Pass.Holder.TakenBack _,
          Pass.Holder.Declined _,
          Pass.Holder.Voided _ ->
          words.get("host.seat", pass.no());
    };
  }

  /// Until doors.
  String before(Pass pass) {
    return switch (pass.holder()) {
      case Pass.Holder.Host() -> words.get("host.you");
      case Pass.Holder.Nobody() -> words.get("host.row.nobody");
      case Pass.Holder.Named _ -> words.get("host.row.named");
      case Pass.Holder.Sent sent -> sent(sent, pass.mailsLeft());
      case Pass.Holder.TakenBack _ -> words.get("host.row.taken-back");
      case Pass.Holder.Declined _ -> words.get("host.row.declined");
      case Pass.Holder.Joined _ -> words.get("host.row.joined");
      case Pass.Holder.Voided() -> words.get("order.void");
    };
  }

  private String sent(Pass.Holder.Sent sent, int mailsLeft) {
    return switch (sent.reach()) {
      case Pass.Reach.OnItsWay _, Pass.Reach.Delivered _ ->
          words.get("host.row.sent", sent.address().readable());
      case Pass.Reach.Opened(Instant at) ->
          words.get("host.row.opened", times.within(times.moment(at)));
      case Pass.Reach.Bounced() ->
          words.get(mailsLeft > 0 ? "host.row.bounced" : "host.row.bounced.show");
      case Pass.Reach.GivenUp() ->
          words.get(mailsLeft > 0 ? "host.row.given-up" : "host.row.given-up.show");
    };
  }

  /// From doors to the night's end.
  String during(Pass pass) {
    return came(pass)
        .orElseGet(() ->
            switch (pass.holder()) {
              case Pass.Holder.Host() -> words.get("host.you.not-in");
              case Pass.Holder.Named _, Pass.Holder.Sent _, Pass.Holder.Joined _ ->
                  words.get("host.row.not-in");
              case Pass.Holder.Nobody _, Pass.Holder.TakenBack _, Pass.Holder.Declined _ ->
                  words.get("host.row.nobody-named");
              case Pass.Holder.Voided() -> words.get("order.void");
            });
  }

  String after(Pass pass) {
    return came(pass).orElseGet(() -> words.get("host.row.missed"));
  }

  private Optional<String> came(Pass pass) {
    boolean isHost = pass.holder() instanceof Pass.Holder.Host;
    return pass.arrived()
        .map(at -> words.get(isHost ? "host.you.in" : "host.row.in", times.hour(at)));
  }

  static boolean warns(Pass pass) {
    return pass.holder() instanceof Pass.Holder.Declined || isLost(pass);
  }

  private static boolean isLost(Pass pass) {
    return pass.arrived().isEmpty()
        && pass.holder() instanceof Pass.Holder.Sent sent
        && sent.reach().isLost();
  }

  /// The one verb of a row until doors.
  HostPage.@Nullable Verb change(Pass pass, String url) {
    if (pass.arrived().isPresent()) {
      return null;
    }
    return switch (pass.holder()) {
      case Pass.Holder.Host _, Pass.Holder.Voided _ -> null;
      case Pass.Holder.Nobody _, Pass.Holder.TakenBack _, Pass.Holder.Declined _ ->
          verb(pass, "pen-line", "host.verb.name", page(pass, url));
      case Pass.Holder.Named _ -> verb(pass, "send", "host.verb.send", page(pass, url));
      case Pass.Holder.Sent _ when isLost(pass) && pass.mailsLeft() > 0 ->
          verb(pass, "pen-line", "host.verb.correct", page(pass, url));
      case Pass.Holder.Sent _ when isLost(pass) ->
          verb(pass, "qr-code", "host.verb.show", page(pass, url));
      case Pass.Holder.Sent _, Pass.Holder.Joined _ ->
          verb(pass, "undo-2", "host.verb.take-back", page(pass, url));
    };
  }

  /// The one verb of a row from doors on.
  HostPage.@Nullable Verb show(Pass pass, String url) {
    boolean opens = pass.ticket().isValid() && !(pass.holder() instanceof Pass.Holder.Joined);
    return opens && pass.arrived().isEmpty() && !(pass.holder() instanceof Pass.Holder.Host)
        ? verb(pass, "qr-code", "host.verb.show", page(pass, url) + "/code")
        : null;
  }

  private HostPage.Verb verb(Pass pass, String icon, String key, String url) {
    String text = words.get(key);
    return new HostPage.Verb(icon, text, words.get("host.verb.of", text, name(pass)), url);
  }

  private static String page(Pass pass, String url) {
    return url + "/passes/" + pass.no();
  }
}
