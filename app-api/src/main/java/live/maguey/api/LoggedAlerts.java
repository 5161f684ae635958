package live.maguey.api;

import java.time.Instant;
import java.util.List;
import live.maguey.audit.Alerts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Alerts that are also a line of the log when they are new.
record LoggedAlerts(Alerts alerts) implements Alerts {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedAlerts.class);

  @Override
  public boolean raise(String kind, String subject, String detail, Instant at) {
    boolean isNew = alerts.raise(kind, subject, detail, at);
    if (isNew) {
      LOG.error("alert {}: {}: {}", kind, subject, detail);
    }
    return isNew;
  }

  @Override
  public boolean close(String kind, String subject, Instant at) {
    boolean wasOpen = alerts.close(kind, subject, at);
    if (wasOpen) {
      LOG.info("alert {}: {}: closed", kind, subject);
    }
    return wasOpen;
  }

  @Override
  public List<Alert> open(int limit) {
    return alerts.open(limit);
  }
}
