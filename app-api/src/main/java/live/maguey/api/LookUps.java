package live.maguey.api;

import live.maguey.deposits.ShowDeposits;
import live.maguey.lookup.LookUpAlerts;
import live.maguey.lookup.LookUpAudit;
import live.maguey.lookup.LookUpDevices;
import live.maguey.lookup.LookUpEmails;
import live.maguey.lookup.LookUpEvents;
import live.maguey.lookup.LookUpKeys;
import live.maguey.lookup.LookUpOrder;
import live.maguey.lookup.LookUpOrders;
import live.maguey.lookup.LookUpRefunds;
import live.maguey.lookup.LookUpReservations;
import live.maguey.lookup.LookUpStaff;
import live.maguey.lookup.LookUpTickets;
import live.maguey.lookup.LookUpWebhooks;
import live.maguey.status.CheckStatus;
import live.maguey.status.NewestBackup;
import live.maguey.stripe.OrderSeal;
import live.maguey.stripe.StripeEventReader;
import live.maguey.trace.FindOrders;
import live.maguey.trace.TraceOrder;

/// The read side, by capability.
public final class LookUps {
  private final Stores stores;
  private final Stores.Sales sales;
  private final Stores.Payments payments;
  private final Stores.Gates gates;
  private final Stores.Records records;
  private final JobBoard jobs;
  private final LookUpOrder order;

  LookUps(Stores stores) {
    this.stores = stores;
    this.sales = stores.sales();
    this.payments = stores.payments();
    this.gates = stores.gates();
    this.records = stores.records();
    this.jobs = new JobBoard(stores.database().dataSource(), records.audit(), stores.clock());
    this.order =
        new LookUpOrder(
            sales.orders(),
            sales.events(),
            payments.attempts(),
            payments.facts(),
            payments.refunds(),
            sales.tickets(),
            sales.reservations(),
            payments.ledger(),
            stores.outbox(),
            records.audit());
  }

  public LookUpEvents events() {
    return new LookUpEvents(
        sales.events(), sales.orders(), gates.admissions(), payments.refundSearch());
  }

  /// One order.
  public LookUpOrder order() {
    return order;
  }

  public LookUpOrders orders() {
    return new LookUpOrders(sales.orders(), sales.events(), payments.attempts(), payments.ledger());
  }

  public LookUpReservations reservations() {
    return new LookUpReservations(
        sales.reservations(),
        sales.orders(),
        sales.events(),
        sales.tables(),
        sales.guests(),
        payments.ledger(),
        new ShowDeposits(sales.deposits(), sales.collected()));
  }

  public LookUpTickets tickets() {
    return new LookUpTickets(sales.tickets(), sales.events(), gates.scans());
  }

  public LookUpRefunds refunds() {
    return new LookUpRefunds(payments.refunds(), payments.facts(), payments.refundSearch());
  }

  public LookUpWebhooks webhooks() {
    return new LookUpWebhooks(payments.inbox());
  }

  public LookUpEmails emails() {
    return new LookUpEmails(stores.outbox());
  }

  public LookUpDevices devices() {
    return new LookUpDevices(gates.devices());
  }

  public LookUpStaff staff() {
    return new LookUpStaff(gates.staff());
  }

  public LookUpKeys keys() {
    return new LookUpKeys(gates.keys());
  }

  public LookUpAlerts alerts() {
    return new LookUpAlerts(
        records.alerts(), records.silences(), records.toldAlerts(), stores.clock());
  }

  public LookUpAudit audit() {
    return new LookUpAudit(records.audit());
  }

  /// The timed jobs; a person may have one done now.
  public JobBoard jobs() {
    return jobs;
  }

  /// Orders by whatever a guest has in hand.
  public FindOrders findOrders() {
    return new FindOrders(
        sales.orders(),
        sales.tickets(),
        payments.facts(),
        payments.attempts(),
        payments.inbox(),
        new StripeEventReader(OrderSeal.unverified()));
  }

  public TraceOrder traceOrder() {
    return new TraceOrder(
        order, payments.inbox(), stores.outbox(), gates.scans(), records.alerts(), stores.clock());
  }

  /// What is wrong now.
  ///
  /// @param backup the newest one, which is not in the database
  public CheckStatus checkStatus(NewestBackup backup) {
    return new CheckStatus(
        records.alerts(),
        records.silences(),
        records.toldAlerts(),
        records.backlog(),
        records.refusedSignatures(),
        records.providerAnswers(),
        payments.reconciliations(),
        jobs::timed,
        gates.devices(),
        sales.orders(),
        backup,
        stores.clock());
  }
}
