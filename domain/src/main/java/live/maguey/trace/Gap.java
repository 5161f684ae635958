package live.maguey.trace;

import java.util.Locale;
import live.maguey.runbooks.Diagnosis;
import live.maguey.runbooks.Runbook;

/// What can be missing of an order, or explains what its guest sees.
public enum Gap implements Diagnosis {
  /// Stripe has a payment, and we never heard.
  PAYMENT_UNHEARD(Runbook.CHARGED_NO_TICKET),
  EVENT_UNPROCESSED(Runbook.CHARGED_NO_TICKET),
  TICKETS_MISSING(Runbook.CHARGED_NO_TICKET),
  /// A bank declined the last try. Nothing is missing.
  PAYMENT_DECLINED(Runbook.DECLINED),
  /// A payment that bought nothing went back. Nothing is missing.
  PAID_TWICE(Runbook.PAID_TWICE),
  /// Stripe's dashboard sent money back. Nothing is missing.
  REFUNDED_ELSEWHERE(Runbook.REFUND_IN_STRIPE),
  /// Stripe was not asked for it yet.
  REFUND_UNSENT(Runbook.REFUND_STUCK),
  REFUND_PENDING_LONG(Runbook.REFUND_STUCK),
  /// Stripe refused it.
  REFUND_REFUSED(Runbook.REFUND_STUCK),
  /// The bank sent the money to us again, or it was canceled.
  REFUND_RETURNED(Runbook.REFUND_STUCK),
  EMAIL_NOT_QUEUED(Runbook.MAIL_MISSING),
  EMAIL_UNSENT(Runbook.MAIL_MISSING),
  EMAIL_GIVEN_UP(Runbook.MAIL_FAILED),
  EMAIL_BOUNCED(Runbook.MAIL_BOUNCED),
  HOLD_OVERDUE(Runbook.HOLD_STUCK),
  PAGE_UNOPENED(Runbook.STRIPE_DOWN),
  TABLE_UNSEATED(Runbook.TABLE_CONFLICT),
  TABLE_ABANDONED(Runbook.RESERVATION_STUCK),
  FEE_UNKNOWN(Runbook.FIGURES_DIFFER);

  private final Runbook runbook;

  Gap(Runbook runbook) {
    this.runbook = runbook;
  }

  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Runbook runbook() {
    return runbook;
  }
}
