package live.maguey.api;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import live.maguey.alerts.Alerts;
import live.maguey.alerts.RefusedSignatures;
import live.maguey.alerts.Silences;
import live.maguey.alerts.ToldAlerts;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.audit.AuditTrail;
import live.maguey.checkout.CheckoutAttempts;
import live.maguey.deposits.CollectedAmounts;
import live.maguey.deposits.Deposits;
import live.maguey.devices.Devices;
import live.maguey.devices.Enrolments;
import live.maguey.emails.Outbox;
import live.maguey.emails.ProviderAnswers;
import live.maguey.events.Events;
import live.maguey.gate.Admissions;
import live.maguey.gate.ReentryRules;
import live.maguey.gate.ScanLog;
import live.maguey.guests.Guests;
import live.maguey.heads.Heads;
import live.maguey.keys.SigningKeys;
import live.maguey.launch.Decisions;
import live.maguey.launch.Signoffs;
import live.maguey.orders.Orders;
import live.maguey.payments.Facts;
import live.maguey.persistence.Database;
import live.maguey.persistence.UuidV7;
import live.maguey.persistence.alerts.PostgresAlerts;
import live.maguey.persistence.alerts.PostgresRefusedSignatures;
import live.maguey.persistence.alerts.PostgresSilences;
import live.maguey.persistence.alerts.PostgresToldAlerts;
import live.maguey.persistence.audit.PostgresAuditTrail;
import live.maguey.persistence.checkout.PostgresCheckoutAttempts;
import live.maguey.persistence.deposits.PostgresCollectedAmounts;
import live.maguey.persistence.deposits.PostgresDeposits;
import live.maguey.persistence.devices.PostgresDevices;
import live.maguey.persistence.devices.PostgresEnrolments;
import live.maguey.persistence.emails.PostgresOutbox;
import live.maguey.persistence.emails.PostgresProviderAnswers;
import live.maguey.persistence.events.PostgresEvents;
import live.maguey.persistence.gate.PostgresAdmissions;
import live.maguey.persistence.gate.PostgresReentryRules;
import live.maguey.persistence.gate.PostgresScanLog;
import live.maguey.persistence.guests.PostgresGuests;
import live.maguey.persistence.heads.PostgresHeads;
import live.maguey.persistence.keys.PostgresSigningKeys;
import live.maguey.persistence.launch.PostgresDecisions;
import live.maguey.persistence.launch.PostgresSignoffs;
import live.maguey.persistence.live.PostgresAnnouncements;
import live.maguey.persistence.live.PostgresChanges;
import live.maguey.persistence.orders.PostgresOrders;
import live.maguey.persistence.payments.PostgresFacts;
import live.maguey.persistence.refunds.PostgresRefundSearch;
import live.maguey.persistence.refunds.PostgresRefunds;
import live.maguey.persistence.reservations.PostgresReservations;
import live.maguey.persistence.revenue.PostgresBothLedgers;
import live.maguey.persistence.revenue.PostgresLedger;
import live.maguey.persistence.staff.PostgresStaff;
import live.maguey.persistence.status.PostgresBacklog;
import live.maguey.persistence.status.PostgresReconciliations;
import live.maguey.persistence.tables.PostgresTables;
import live.maguey.persistence.tickets.PostgresTickets;
import live.maguey.persistence.webhooks.PostgresWebhookEvents;
import live.maguey.refunds.RefundSearch;
import live.maguey.refunds.Refunds;
import live.maguey.reservations.AnnouncedReservations;
import live.maguey.reservations.Reservations;
import live.maguey.revenue.BothLedgers;
import live.maguey.revenue.Ledger;
import live.maguey.shared.Ids;
import live.maguey.staff.Staff;
import live.maguey.status.Backlog;
import live.maguey.status.Reconciliations;
import live.maguey.tables.Tables;
import live.maguey.tickets.Tickets;
import live.maguey.webhooks.WebhookEvents;

/// The stores on one database, by what they are for.
///
/// @param outbox of the emails that are owed
public record Stores(
    Database database,
    InstantSource clock,
    Ids ids,
    Sales sales,
    Payments payments,
    Outbox outbox,
    Gates gates,
    Records records,
    Live live)
    implements AutoCloseable {

  /// What is sold, to whom, and what they have for it.
  public record Sales(
      Events events,
      Tables tables,
      Orders orders,
      Tickets tickets,
      Reservations reservations,
      Guests guests,
      Deposits deposits,
      CollectedAmounts collected) {}

  /// How it is paid, and where the money is.
  ///
  /// @param inbox of Stripe's webhooks
  public record Payments(
      CheckoutAttempts attempts,
      Facts facts,
      WebhookEvents inbox,
      Refunds refunds,
      RefundSearch refundSearch,
      Ledger ledger,
      BothLedgers bothLedgers,
      Reconciliations reconciliations) {}

  /// What signs tickets and lets them in.
  ///
  /// @param reentry how passes come back in
  public record Gates(
      SigningKeys keys,
      Devices devices,
      Enrolments enrolments,
      Staff staff,
      Admissions admissions,
      ReentryRules reentry,
      ScanLog scans,
      Heads heads) {}

  /// What tells the staff what was done and what needs them.
  public record Records(
      AuditTrail audit,
      Alerts alerts,
      ToldAlerts toldAlerts,
      Silences silences,
      RefusedSignatures refusedSignatures,
      ProviderAnswers providerAnswers,
      Signoffs signoffs,
      Decisions decisions,
      Backlog backlog) {}

  /// What live pages hear of.
  public record Live(PostgresAnnouncements announcements, PostgresChanges changes) {}

  public static Stores open(
      ServiceConfig.Database config, MeterRegistry meters, InstantSource clock) {
    Database database =
        new Database(
            new Database.Settings(
                config.url(),
                config.user(),
                config.password() == null ? "" : config.password().reveal(),
                config.poolSize()),
            meters);
    PostgresAnnouncements announcements = new PostgresAnnouncements(database);
    return new Stores(
        database,
        clock,
        new UuidV7(clock),
        new Sales(
            new PostgresEvents(database),
            new PostgresTables(database),
            switch (config.holds()) {
              case SINGLE -> new PostgresOrders(database);
              case QUEUED -> PostgresOrders.sequenced(database);
            },
            new PostgresTickets(database),
            new AnnouncedReservations(new PostgresReservations(database), announcements, database),
            new PostgresGuests(database),
            new PostgresDeposits(database),
            new PostgresCollectedAmounts(database)),
        new Payments(
            new PostgresCheckoutAttempts(database),
            new PostgresFacts(database),
            new PostgresWebhookEvents(database),
            new PostgresRefunds(database),
            new PostgresRefundSearch(database),
            new PostgresLedger(database),
            new PostgresBothLedgers(database),
            new PostgresReconciliations(database)),
        new PostgresOutbox(database),
        new Gates(
            new PostgresSigningKeys(database),
            new PostgresDevices(database),
            new PostgresEnrolments(database),
            new PostgresStaff(database),
            new PostgresAdmissions(database),
            new PostgresReentryRules(database),
            new PostgresScanLog(database),
            new PostgresHeads(database, new PostgresAdmissions(database))),
        new Records(
            new PostgresAuditTrail(database),
            new LoggedAlerts(new PostgresAlerts(database)),
            new PostgresToldAlerts(database),
            new PostgresSilences(database),
            new PostgresRefusedSignatures(database),
            new PostgresProviderAnswers(database),
            new PostgresSignoffs(database),
            new PostgresDecisions(database),
            new PostgresBacklog(database)),
        new Live(announcements, new PostgresChanges(database)));
  }

  @Override
  public void close() {
    live.changes().close();
    live.announcements().close();
    database.close();
  }
}
