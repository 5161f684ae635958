package live.maguey.api.doctor;

import java.util.Locale;
import live.maguey.runbooks.Diagnosis;
import live.maguey.runbooks.Runbook;

/// What `maguey doctor` can find wrong with the settings, this machine and what the server needs.
public enum Defect implements Diagnosis {
  SETTING_WRONG(Runbook.SERVER_DOWN),
  SCHEMA_BEHIND(Runbook.SERVER_DOWN),
  SCHEMA_NEWER(Runbook.SERVER_DOWN),
  SCHEMA_FOREIGN(Runbook.SERVER_DOWN),
  TICKET_KEYS_SHUT(Runbook.SERVER_DOWN),
  TICKET_KEY_OLD(Runbook.KEY_LEAKED),
  SITE_AWAY(Runbook.SERVER_DOWN),
  SITE_DOWN(Runbook.SERVER_DOWN),
  SITE_DEGRADED(Runbook.SERVER_DOWN),
  SITE_FOREIGN(Runbook.SERVER_DOWN),
  PROXY_HTTP10(Runbook.SERVER_DOWN),
  PROXY_ADDRESSES(Runbook.SERVER_DOWN),
  CERTIFICATE_ENDS(Runbook.SERVER_DOWN),
  CLOCK_OFF(Runbook.SERVER_DOWN),
  CHECK_SLOW(Runbook.SERVER_DOWN),
  CHECK_BROKEN(Runbook.SERVER_DOWN),
  DATABASE_AWAY(Runbook.DATABASE_DOWN),
  DATABASE_SLOW(Runbook.DATABASE_DOWN),
  DATABASE_CONNECTIONS(Runbook.DATABASE_DOWN),
  DATABASE_READ_ONLY(Runbook.DATABASE_DOWN),
  DATABASE_OLD(Runbook.DATABASE_DOWN),
  DATABASE_UNSAFE(Runbook.DATABASE_DOWN),
  BACKUPS_UNSET(Runbook.RESTORE),
  DISK_LOW(Runbook.DISK_FULL),
  DATA_NOT_WRITABLE(Runbook.DISK_FULL),
  STRIPE_AWAY(Runbook.STRIPE_DOWN),
  STRIPE_LIMITED(Runbook.STRIPE_DOWN),
  STRIPE_KEY(Runbook.STRIPE_DOWN),
  STRIPE_FOREIGN(Runbook.STRIPE_DOWN),
  STRIPE_MODE(Runbook.SIGNATURE_REFUSED),
  STRIPE_CURRENCY(Runbook.FIGURES_DIFFER),
  WEBHOOKS_ENDPOINT(Runbook.WEBHOOK_BACKLOG),
  WEBHOOKS_VERSION(Runbook.WEBHOOK_BACKLOG),
  RESEND_AWAY(Runbook.RESEND_DOWN),
  RESEND_LIMITED(Runbook.RESEND_DOWN),
  RESEND_KEY(Runbook.RESEND_DOWN),
  RESEND_DOMAIN(Runbook.RESEND_DOWN),
  SMTP_AWAY(Runbook.RESEND_DOWN),
  SMTP_REFUSED(Runbook.RESEND_DOWN);

  private final Runbook runbook;

  Defect(Runbook runbook) {
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
