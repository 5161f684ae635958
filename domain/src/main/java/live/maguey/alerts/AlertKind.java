package live.maguey.alerts;

import java.util.Locale;

/// What an alert is about. Its text, in lower case with hyphens, is what people, metrics and the
/// database know it by; what a kind is called never changes.
public enum AlertKind {
  BACKUP_OLD(Severity.WARNING, true),
  CANCELLED_NOT_REFUNDED(Severity.CRITICAL),
  CHANNEL_FAILING(Severity.WARNING, true),
  DISPUTE(Severity.WARNING),
  DISPUTE_DUE(Severity.CRITICAL, true),
  DISPUTE_LOST(Severity.WARNING),
  EMAIL_GIVEN_UP(Severity.CRITICAL),
  EMAILS_WAITING(Severity.CRITICAL, true),
  FOREIGN_REFUND(Severity.WARNING),
  FRAUD_WARNING(Severity.WARNING),
  HOLDS_OVERDUE(Severity.CRITICAL, true),
  INQUIRY(Severity.WARNING),
  INVARIANT_VIOLATED(Severity.CRITICAL),
  JOB_FAILING(Severity.CRITICAL, true),
  JOB_OVERDUE(Severity.CRITICAL, true),
  LEDGER_DIFFERS(Severity.CRITICAL, true),
  ORDER_MISSING(Severity.CRITICAL),
  PURCHASES_FAILING(Severity.CRITICAL, true),
  REFUND_FAILED(Severity.CRITICAL),
  REFUND_PAID_TWICE(Severity.WARNING),
  REFUNDS_WAITING(Severity.CRITICAL, true),
  SETTLES_OTHERWISE(Severity.CRITICAL),
  TABLE_STRAY(Severity.CRITICAL, true),
  WEBHOOK_CONFLICT(Severity.CRITICAL),
  WEBHOOK_DEAD(Severity.CRITICAL),
  WEBHOOK_MALFORMED(Severity.WARNING),
  WEBHOOK_SIGNATURE(Severity.CRITICAL),
  WEBHOOK_WRONG_MODE(Severity.CRITICAL),
  WEBHOOKS_WAITING(Severity.CRITICAL, true);

  /// How soon a person has to look.
  public enum Severity {
    /// Now: a guest waits for money, ticket or email, or soon will.
    CRITICAL,
    /// Today.
    WARNING
  }

  private final Severity severity;
  private final boolean watched;

  AlertKind(Severity severity) {
    this(severity, false);
  }

  AlertKind(Severity severity, boolean watched) {
    this.severity = severity;
    this.watched = watched;
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
