package live.maguey.guests;

import java.net.URI;
import java.time.InstantSource;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.emails.Outbox;
import live.maguey.events.Events;
import live.maguey.live.Announcements;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.reservations.Reservations;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Ids;
import live.maguey.shared.Language;
import live.maguey.shared.PrivateLinks;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.Tickets;

/// What hosts and guests do, on some world's stores.
public final class Hosts {
  public static final Cause HOST = Cause.job("test");

  public final GuestLinks links =
      new GuestLinks(new PrivateLinks(new byte[32], URI.create("https://maguey.test")));
  public final Guests guests;
  public final ShowGuests show;
  public final NameGuest name;
  public final SendPass send;
  public final TakeBackPass takeBack;
  public final HandOnPass handOn;
  public final CorrectGuest correct;
  public final OpenPass open;
  public final DeclinePass decline;
  public final InviteGuests invite;
  public final JoinTable join;
  public final LeaveTable leave;
  public final RenewHostLink renewLink;
  public final TellHosts tell;

  /// Everything that is sold, and who has it.
  public record Sold(
      Orders orders, Events events, Tickets tickets, Reservations reservations, Guests guests) {}

  public Hosts(
      Sold sold,
      Outbox outbox,
      AuditTrail audit,
      Announcements announcements,
      UnitOfWork work,
      Ids ids,
      InstantSource clock) {
    guests = sold.guests();
    HostsTable tables =
        new HostsTable(
            sold.orders(), sold.events(), sold.reservations(), guests, announcements, work, clock);
    GuestEmails emails = new GuestEmails(outbox, ids);
    GuestActs acts = new GuestActs(audit);
    show = new ShowGuests(sold.orders(), sold.events(), sold.reservations(), guests, links, clock);
    name = new NameGuest(tables, guests);
    send = new SendPass(tables, guests, emails);
    takeBack = new TakeBackPass(tables, guests, emails, acts);
    handOn = new HandOnPass(tables, guests, takeBack, send);
    correct = new CorrectGuest(tables, guests, send, emails, acts);
    open = new OpenPass(sold.orders(), sold.events(), guests, links, announcements, work, clock);
    decline =
        new DeclinePass(sold.orders(), guests, links, emails, acts, announcements, work, clock);
    invite = new InviteGuests(tables, guests, ids);
    join = new JoinTable(tables, guests, sold.tickets(), acts);
    leave = new LeaveTable(sold.orders(), sold.tickets(), guests, acts, announcements, work, clock);
    renewLink = new RenewHostLink(sold.orders(), guests, audit, work, clock);
    tell = new TellHosts(guests, sold.orders(), emails, work, clock);
  }

  public NameGuest.Outcome name(OrderId table, int no, String guest) {
    return name.name(new NameGuest.Request(table, no, guest));
  }

  public SendPass.Outcome send(OrderId table, int no, String address) {
    return send.send(
        new SendPass.Request(table, no, EmailAddress.parse(address), Language.ES), HOST);
  }

  public SendPass.Outcome correct(OrderId table, int no, String address) {
    return correct.correct(
        new CorrectGuest.Request(table, no, EmailAddress.parse(address), Language.ES), HOST);
  }

  public TakeBackPass.Outcome takeBack(OrderId table, int no) {
    return takeBack.takeBack(new TakeBackPass.Request(table, no), HOST);
  }

  public SendPass.Outcome handOn(OrderId table, int no, String guest, String address) {
    return handOn.handOn(
        new HandOnPass.Request(table, no, guest, EmailAddress.parse(address), Language.EN), HOST);
  }

  /// @return the code
  public InviteCode invite(OrderId table) {
    return invite.invite(table) instanceof InviteGuests.Outcome.Invited(InviteCode code)
        ? code
        : failed(table);
  }

  private static InviteCode failed(OrderId table) {
    throw new IllegalStateException("nobody can be invited to " + table);
  }

  public JoinTable.Outcome join(Ticket ticket, InviteCode code) {
    return join.join(new JoinTable.Request(ticket.order(), ticket.id(), code), HOST);
  }

  public LeaveTable.Outcome leave(Ticket ticket) {
    return leave.leave(new LeaveTable.Request(ticket.order(), ticket.id()), HOST);
  }

  public Pass pass(OrderId table, int no) {
    return guests.of(table).stream().filter(p -> p.no() == no).findFirst().orElseThrow();
  }
}
