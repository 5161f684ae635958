package live.maguey.api;

import live.maguey.guests.CorrectGuest;
import live.maguey.guests.DeclinePass;
import live.maguey.guests.GuestActs;
import live.maguey.guests.GuestEmails;
import live.maguey.guests.GuestLinks;
import live.maguey.guests.HandOnPass;
import live.maguey.guests.HostsTable;
import live.maguey.guests.InviteGuests;
import live.maguey.guests.JoinTable;
import live.maguey.guests.LeaveTable;
import live.maguey.guests.NameGuest;
import live.maguey.guests.OpenPass;
import live.maguey.guests.RenewHostLink;
import live.maguey.guests.SendPass;
import live.maguey.guests.ShowGuests;
import live.maguey.guests.TakeBackPass;
import live.maguey.guests.TellHosts;

/// What hosts of tables do with their passes, and their guests.
public final class Hosting {
  private final Stores stores;
  private final Stores.Sales sales;
  private final HostsTable tables;
  private final GuestEmails emails;
  private final GuestActs acts;

  Hosting(Stores stores) {
    this.stores = stores;
    this.sales = stores.sales();
    this.tables =
        new HostsTable(
            sales.orders(),
            sales.events(),
            sales.reservations(),
            sales.guests(),
            stores.live().announcements(),
            stores.database(),
            stores.clock());
    this.emails = new GuestEmails(stores.outbox(), stores.ids());
    this.acts = new GuestActs(stores.records().audit());
  }

  public ShowGuests showGuests(GuestLinks links) {
    return new ShowGuests(
        sales.orders(),
        sales.events(),
        sales.reservations(),
        sales.guests(),
        links,
        stores.clock());
  }

  public NameGuest nameGuest() {
    return new NameGuest(tables, sales.guests());
  }

  public SendPass sendPass() {
    return new SendPass(tables, sales.guests(), emails);
  }

  public CorrectGuest correctGuest() {
    return new CorrectGuest(tables, sales.guests(), sendPass(), emails, acts);
  }

  public OpenPass openPass(GuestLinks links) {
    return new OpenPass(
        sales.orders(),
        sales.events(),
        sales.guests(),
        links,
        stores.live().announcements(),
        stores.database(),
        stores.clock());
  }

  public TakeBackPass takeBackPass() {
    return new TakeBackPass(tables, sales.guests(), emails, acts);
  }

  public HandOnPass handOnPass() {
    return new HandOnPass(tables, sales.guests(), takeBackPass(), sendPass());
  }

  public DeclinePass declinePass(GuestLinks links) {
    return new DeclinePass(
        sales.orders(),
        sales.guests(),
        links,
        emails,
        acts,
        stores.live().announcements(),
        stores.database(),
        stores.clock());
  }

  public InviteGuests inviteGuests() {
    return new InviteGuests(tables, sales.guests(), stores.ids());
  }

  public JoinTable joinTable() {
    return new JoinTable(tables, sales.guests(), sales.tickets(), acts);
  }

  public LeaveTable leaveTable() {
    return new LeaveTable(
        sales.orders(),
        sales.tickets(),
        sales.guests(),
        acts,
        stores.live().announcements(),
        stores.database(),
        stores.clock());
  }

  public RenewHostLink renewHostLink() {
    return new RenewHostLink(
        sales.orders(),
        sales.guests(),
        stores.records().audit(),
        stores.database(),
        stores.clock());
  }

  /// Tells hosts of arrivals and of passes that nobody has.
  public TellHosts tellHosts() {
    return new TellHosts(sales.guests(), sales.orders(), emails, stores.database(), stores.clock());
  }
}
