package live.maguey.api;

import java.util.List;
import java.util.UUID;
import live.maguey.codes.TerminalQr;
import live.maguey.devices.EnrolDevice;
import live.maguey.devices.OfferEnrolment;
import live.maguey.devices.RecogniseDevice;
import live.maguey.devices.RevokeDevice;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Venue;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.EntryRules;
import live.maguey.gate.LetIn;
import live.maguey.gate.SetReentry;
import live.maguey.gate.VerifyCode;
import live.maguey.gate.WatchEvent;
import live.maguey.heads.AskInside;
import live.maguey.heads.CountHead;
import live.maguey.refunds.PromisedDeposits;
import live.maguey.reservations.EndDeposits;
import live.maguey.reservations.EndNight;
import live.maguey.tickets.VoidTicket;
import live.maguey.vip.AnnounceArrival;

/// What stands at the gate: phones, and what they let in.
public final class AtGate {
  private final Stores stores;
  private final Stores.Sales sales;
  private final Stores.Gates gates;
  private final BrowseEvents browseEvents;
  private final Signing signing;

  AtGate(Stores stores, BrowseEvents browseEvents, Signing signing) {
    this.stores = stores;
    this.sales = stores.sales();
    this.gates = stores.gates();
    this.browseEvents = browseEvents;
    this.signing = signing;
  }

  public AdmitGuest admitGuest(EntryRules rules) {
    return new AdmitGuest(
        browseEvents,
        signing.codeReader(),
        sales.tickets(),
        gates.admissions(),
        rules,
        new AnnounceArrival(stores.live().announcements()),
        stores.clock());
  }

  public CountHead countHead(EntryRules rules) {
    return new CountHead(browseEvents, gates.heads(), rules, stores.clock());
  }

  public AskInside askInside() {
    return new AskInside(browseEvents, sales.events(), gates.heads(), stores.clock());
  }

  public LetIn letIn() {
    return new LetIn(
        browseEvents,
        sales.tickets(),
        gates.admissions(),
        stores.records().audit(),
        stores.database(),
        stores.ids(),
        stores.clock());
  }

  public SetReentry setReentry() {
    return new SetReentry(
        sales.events(),
        gates.reentry(),
        stores.records().audit(),
        stores.database(),
        stores.clock());
  }

  public WatchEvent watchEvent() {
    return new WatchEvent(browseEvents, gates.admissions());
  }

  public RecogniseDevice recogniseDevice() {
    return new RecogniseDevice(gates.devices(), stores.clock());
  }

  public OfferEnrolment offerEnrolment() {
    return new OfferEnrolment(
        gates.enrolments(),
        stores.records().audit(),
        stores.database(),
        stores.ids(),
        UUID::randomUUID,
        stores.clock());
  }

  /// For a terminal, line by line.
  public List<String> qrCode(String text) {
    return TerminalQr.lines(text);
  }

  public EnrolDevice enrolDevice() {
    return new EnrolDevice(
        gates.enrolments(),
        gates.devices(),
        stores.records().audit(),
        stores.database(),
        stores.clock());
  }

  public RevokeDevice revokeDevice() {
    return new RevokeDevice(
        gates.devices(), stores.records().audit(), stores.database(), stores.clock());
  }

  public VerifyCode verifyCode() {
    return new VerifyCode(signing.codeReader(), sales.tickets(), sales.events(), stores.clock());
  }

  public VoidTicket voidTicket() {
    return new VoidTicket(
        sales.orders(),
        sales.tickets(),
        sales.reservations(),
        stores.records().audit(),
        stores.database(),
        stores.clock());
  }

  public EndNight endNight(Venue venue) {
    return new EndNight(
        sales.reservations(),
        new EndDeposits(
            sales.orders(),
            sales.reservations(),
            sales.deposits(),
            new PromisedDeposits(
                stores.payments().refunds(), stores.payments().facts(), stores.payments().ledger()),
            stores.database()),
        venue,
        stores.clock());
  }
}
