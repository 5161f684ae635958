package live.maguey.runbooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The pages for the people on call, by what they see.
public enum Runbook {
  CHARGED_NO_TICKET,
  DECLINED,
  WEBHOOK_BACKLOG,
  SIGNATURE_REFUSED,
  MAIL_MISSING,
  MAIL_FAILED,
  MAIL_BOUNCED,
  WRONG_ADDRESS,
  REFUND_STUCK,
  REFUND_IN_STRIPE,
  DISPUTE,
  PAID_TWICE,
  HOLD_STUCK,
  RESERVATION_STUCK,
  TABLE_CONFLICT,
  ALREADY_USED,
  KEY_LEAKED,
  FIGURES_DIFFER,
  EVENT_CANCELED,
  DATABASE_DOWN,
  STRIPE_DOWN,
  RESEND_DOWN,
  DISK_FULL,
  RESTORE,
  SERVER_DOWN,
  JOBS_STUCK,
  ALERTS_SILENT;

  /// @return for example `refund-stuck`: the name of its file, and what people type
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @param id as people type it; empty where there is no such page
  public static Optional<Runbook> of(String id) {
    return Arrays.stream(values()).filter(runbook -> runbook.id().equals(id)).findFirst();
  }
}
