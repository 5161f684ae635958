package live.maguey.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.shared.Page;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Alerts that are also a line of the log when they are new.
record LoggedAlerts(Alerts alerts) implements Alerts {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedAlerts.class);

  @Override
  public boolean raise(AlertKind kind, String subject, String detail, Instant at) {
    boolean isNew = alerts.raise(kind, subject, detail, at);
    if (isNew) {
      LOG.error("alert {}: {}: {}", kind.text(), subject, detail);
    }
    return isNew;
  }

  @Override
  public boolean close(AlertKind kind, String subject, Instant at) {
    boolean wasOpen = alerts.close(kind, subject, at);
    if (wasOpen) {
      LOG.info("alert {}: {}: closed", kind.text(), subject);
    }
    return wasOpen;
  }

  @Override
  public boolean acknowledge(long number, String by, Instant at) {
    return alerts.acknowledge(number, by, at);
  }

  @Override
  public boolean close(long number, Alert.Closing by, Instant at) {
    return alerts.close(number, by, at);
  }

  @Override
  public Optional<Alert> find(long number) {
    return alerts.find(number);
  }

  @Override
  public List<Alert> list(Alert.@Nullable Stage stage, Page<Long> page) {
    return alerts.list(stage, page);
  }

  @Override
  public List<Alert> open(int limit) {
    return alerts.open(limit);
  }
}
