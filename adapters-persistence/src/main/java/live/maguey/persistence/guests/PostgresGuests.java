package live.maguey.persistence.guests;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.maguey.emails.Email;
import live.maguey.guests.Guests;
import live.maguey.guests.InviteCode;
import live.maguey.guests.Pass;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.tickets.TicketRow;
import live.maguey.reservations.ReservationId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;

/// Guests in PostgreSQL.
public final class PostgresGuests implements Guests {
  private final Database database;

  public PostgresGuests(Database database) {
    this.database = database;
  }

  @Override
  public List<Pass> of(OrderId order) {
    List<Pass> passes =
        database.list(
            GuestSql.PASSES_OF_ORDER, Params.of("order", order.value()), PostgresGuests::pass);
    return passes.stream().anyMatch(PostgresGuests::mayBeJoined) ? joined(order, passes) : passes;
  }

  @Override
  public Optional<Pass> find(TicketId pass) {
    return database
        .get(GuestSql.FIND_PASS, Params.of("pass", pass.value()), PostgresGuests::pass)
        .map(p -> mayBeJoined(p) ? joined(p.ticket().order(), List.of(p)).getFirst() : p);
  }

  private static boolean mayBeJoined(Pass pass) {
    return pass.holder() instanceof Pass.Holder.Voided;
  }

  private List<Pass> joined(OrderId order, List<Pass> passes) {
    Map<Ticket.Origin, Ticket> seated =
        database
            .list(GuestSql.TICKETS_AT_TABLE, Params.of("order", order.value()), TicketRow::read)
            .stream()
            .collect(Collectors.toMap(t -> t.joined().orElseThrow().pass(), Function.identity()));
    return passes.stream()
        .map(pass ->
            Optional.ofNullable(seated.get(pass.ticket().origin()))
                .map(t -> new Pass(pass.ticket(), new Pass.Holder.Joined(t), pass.mails()))
                .orElse(pass))
        .toList();
  }

  @Override
  public boolean name(TicketId pass, String name, Instant at) {
    return changed(GuestSql.NAME_GUEST, of(pass, at).and("name", name));
  }

  @Override
  public boolean send(TicketId pass, EmailAddress address, Language language, Instant at) {
    return changed(GuestSql.COUNT_MAIL, mailed(pass, address, language, at));
  }

  @Override
  public boolean correct(TicketId pass, EmailAddress address, Language language, Instant at) {
    return changed(GuestSql.CORRECT_ADDRESS, mailed(pass, address, language, at));
  }

  @Override
  public boolean open(TicketId pass, Instant at) {
    return changed(GuestSql.OPEN_PASS, of(pass, at));
  }

  @Override
  public boolean takeBack(TicketId pass, boolean declined, Instant at) {
    return changed(
        GuestSql.TAKE_BACK_PASS, of(pass, at).and("state", declined ? "declined" : "taken_back"));
  }

  @Override
  public void erase(TicketId pass, Instant at) {
    database.update(GuestSql.ERASE_GUEST, of(pass, at));
  }

  @Override
  public boolean join(TicketId ticket, TicketId pass, Instant at) {
    lockSeat(ticket, pass);
    return changed(GuestSql.JOIN_TABLE, of(pass, at).and("ticket", ticket.value()));
  }

  @Override
  public boolean leave(TicketId ticket, Instant at) {
    lockSeat(ticket, ticket);
    return changed(GuestSql.LEAVE_TABLE, Params.of("ticket", ticket.value()));
  }

  private void lockSeat(TicketId ticket, TicketId pass) {
    database.requireUnit();
    database.list(
        GuestSql.LOCK_SEAT,
        Params.of("ticket", ticket.value()).and("pass", pass.value()),
        c -> c.id("id"));
  }

  @Override
  public List<ReservationId> arrived() {
    return database.list(
        GuestSql.TABLES_WITH_A_GUEST_IN, Params.none(), PostgresGuests::reservation);
  }

  @Override
  public List<ReservationId> withPassesLeft(Instant now, Instant until, Instant before) {
    return database.list(
        GuestSql.TABLES_WITH_PASSES_LEFT,
        Params.of("now", now).and("until", until).and("before", before),
        PostgresGuests::reservation);
  }

  @Override
  public Settings settings(OrderId order) {
    return database
        .get(
            GuestSql.HOST_SETTINGS,
            Params.of("order", order.value()),
            c ->
                new Settings(
                    c.integer("link_raised"),
                    Optional.ofNullable(c.textOrNull("invite")).map(InviteCode::new)))
        .orElseGet(() -> new Settings(0, Optional.empty()));
  }

  @Override
  public void invite(OrderId order, InviteCode invite) {
    database.update(
        GuestSql.SET_INVITE, Params.of("order", order.value()).and("invite", invite.value()));
  }

  @Override
  public void endInvite(OrderId order) {
    database.update(GuestSql.SET_INVITE, Params.of("order", order.value()).and("invite", null));
  }

  @Override
  public Optional<OrderId> invited(InviteCode code) {
    return database.get(
        GuestSql.FIND_INVITE,
        Params.of("invite", code.value()),
        c -> new OrderId(c.id("order_id")));
  }

  @Override
  public void raiseLink(OrderId order) {
    database.update(GuestSql.RAISE_LINK, Params.of("order", order.value()));
  }

  private boolean changed(GuestSql statement, Params params) {
    return database.update(statement, params) == 1;
  }

  private static Params of(TicketId pass, Instant at) {
    return Params.of("pass", pass.value()).and("at", at);
  }

  private static Params mailed(TicketId pass, EmailAddress address, Language language, Instant at) {
    return of(pass, at)
        .and("address", address.value())
        .and("language", language.tag())
        .and("most", Pass.MOST_MAILS);
  }

  private static ReservationId reservation(Columns c) {
    return new ReservationId(new OrderId(c.id("order_id")), c.integer("no"));
  }

  private static Pass pass(Columns c) {
    Ticket ticket = TicketRow.read(c);
    return new Pass(ticket, holder(ticket, c), c.integer("mails"));
  }

  private static Pass.Holder holder(Ticket ticket, Columns c) {
    if (!ticket.isValid()) {
      return new Pass.Holder.Voided();
    }
    if (ticket.kind() == Ticket.Kind.HOST) {
      return new Pass.Holder.Host();
    }
    String given = c.textOrNull("given");
    if (given == null) {
      return new Pass.Holder.Nobody();
    }
    return switch (given) {
      case "named" -> new Pass.Holder.Named(c.text("holder"));
      case "sent" ->
          new Pass.Holder.Sent(
              c.text("holder"),
              new EmailAddress(c.text("given_address")),
              Language.of(c.text("given_language")),
              c.instant("given_since"),
              reach(c));
      case "taken_back" -> new Pass.Holder.TakenBack(c.instant("given_since"));
      case "erased" -> new Pass.Holder.Nobody();
      case "declined" -> new Pass.Holder.Declined(c.instant("given_since"));
      default -> throw new IllegalStateException("no pass is " + given);
    };
  }

  private static Pass.Reach reach(Columns c) {
    Instant opened = c.instantOrNull("given_opened_at");
    if (opened != null) {
      return new Pass.Reach.Opened(opened);
    }
    String mail = c.textOrNull("mail_state");
    // It is stored after its pass is counted, in the same unit of work.
    return mail == null
        ? new Pass.Reach.OnItsWay()
        : Pass.Reach.of(Email.Stage.valueOf(mail.toUpperCase(Locale.ROOT)));
  }
}
