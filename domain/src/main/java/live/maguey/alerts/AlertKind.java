package live.maguey.alerts;

import java.util.Locale;
import live.maguey.runbooks.Diagnosis;
import live.maguey.runbooks.Runbook;

/// What an alert is about. Its text, in lower case with hyphens, is what people, metrics and the
/// database know it by; what a kind is called never changes.
public enum AlertKind implements Diagnosis {
  BACKUP_OLD(Severity.WARNING, true, Runbook.RESTORE),
  CANCELLED_NOT_REFUNDED(Severity.CRITICAL, Runbook.EVENT_CANCELED),
  CERTIFICATE_ENDS(Severity.WARNING, Runbook.SERVER_DOWN),
  CHANNEL_FAILING(Severity.WARNING, true, Runbook.ALERTS_SILENT),
  /// A node tells it past the database: see [TellUnstored].
  DATABASE_AWAY(Severity.CRITICAL, Runbook.DATABASE_DOWN),
  DATABASE_SLOW(Severity.WARNING, Runbook.DATABASE_DOWN),
  DISK_LOW(Severity.CRITICAL, Runbook.DISK_FULL),
  DISPUTE(Severity.WARNING, Runbook.DISPUTE),
  DISPUTE_DUE(Severity.CRITICAL, true, Runbook.DISPUTE),
  DISPUTE_LOST(Severity.WARNING, Runbook.DISPUTE),
  EMAIL_GIVEN_UP(Severity.CRITICAL, Runbook.MAIL_FAILED),
  EMAILS_WAITING(Severity.CRITICAL, true, Runbook.RESEND_DOWN),
  FOREIGN_REFUND(Severity.WARNING, Runbook.REFUND_IN_STRIPE),
  FRAUD_WARNING(Severity.WARNING, Runbook.DISPUTE),
  HOLDS_OVERDUE(Severity.CRITICAL, true, Runbook.HOLD_STUCK),
  INQUIRY(Severity.WARNING, Runbook.DISPUTE),
  /// Nobody knows whether it holds.
  INVARIANT_UNANSWERED(Severity.WARNING, Runbook.FIGURES_DIFFER),
  INVARIANT_VIOLATED(Severity.CRITICAL, Runbook.FIGURES_DIFFER),
  JOB_FAILING(Severity.CRITICAL, true, Runbook.JOBS_STUCK),
  JOB_OVERDUE(Severity.CRITICAL, true, Runbook.JOBS_STUCK),
  LEDGER_DIFFERS(Severity.CRITICAL, true, Runbook.FIGURES_DIFFER),
  ORDER_MISSING(Severity.CRITICAL, Runbook.CHARGED_NO_TICKET),
  /// Of email: another one may take over, and then nothing else shows it.
  PROVIDER_FAILING(Severity.WARNING, true, Runbook.RESEND_DOWN),
  PURCHASES_FAILING(Severity.CRITICAL, true, Runbook.STRIPE_DOWN),
  REFUND_FAILED(Severity.CRITICAL, Runbook.REFUND_STUCK),
  REFUND_PAID_TWICE(Severity.WARNING, Runbook.REFUND_IN_STRIPE),
  REFUNDS_WAITING(Severity.CRITICAL, true, Runbook.REFUND_STUCK),
  SETTLES_OTHERWISE(Severity.CRITICAL, Runbook.FIGURES_DIFFER),
  TABLE_STRAY(Severity.CRITICAL, true, Runbook.TABLE_CONFLICT),
  WEBHOOK_CONFLICT(Severity.CRITICAL, Runbook.SIGNATURE_REFUSED),
  WEBHOOK_DEAD(Severity.CRITICAL, Runbook.WEBHOOK_BACKLOG),
  WEBHOOK_MALFORMED(Severity.WARNING, Runbook.WEBHOOK_BACKLOG),
  WEBHOOK_SIGNATURE(Severity.CRITICAL, Runbook.SIGNATURE_REFUSED),
  WEBHOOK_WRONG_MODE(Severity.CRITICAL, Runbook.SIGNATURE_REFUSED),
  WEBHOOKS_WAITING(Severity.CRITICAL, true, Runbook.WEBHOOK_BACKLOG);

  /// How soon a person has to look.
  public enum Severity {
    /// Now: a guest waits for money, ticket or email, or soon will.
    CRITICAL,
    /// Today.
    WARNING
  }

  private final Severity severity;
  private final boolean watched;
  private final Runbook runbook;

  AlertKind(Severity severity, Runbook runbook) {
    this(severity, false, runbook);
  }

  AlertKind(Severity severity, boolean watched, Runbook runbook) {
    this.severity = severity;
    this.watched = watched;
    this.runbook = runbook;
  }

  /// Its text.
  @Override
  public String id() {
    return text();
  }

  @Override
  public Runbook runbook() {
    return runbook;
  }

  /// Whether a figure of the server's status tells it, by which it is raised and closed.
  public boolean isWatched() {
    return watched;
  }

  public Severity severity() {
    return severity;
  }

  /// @return for example `refund-failed`
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @throws IllegalArgumentException where no kind has that text
  public static AlertKind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
