package live.maguey.alerts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import live.maguey.shared.InMemoryPages;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Page;
import org.jspecify.annotations.Nullable;

/// Alerts in memory, by their numbers.
public final class InMemoryAlerts implements Alerts {
  private static final Comparator<Alert> NEWEST =
      Comparator.comparing(Alert::raisedAt).thenComparing(Alert::number).reversed();

  private final InMemoryWorld world;
  private final SequencedMap<Long, Alert> alerts;

  public InMemoryAlerts(InMemoryWorld world) {
    this.world = world;
    this.alerts = world.table();
  }

  @Override
  public boolean raise(AlertKind kind, String subject, String detail, Instant at) {
    return world.locked(() -> {
      Optional<Alert> open = open(kind, subject);
      Alert raised =
          open.map(alert -> again(alert, at))
              .orElseGet(() ->
                  new Alert(
                      alerts.size() + 1L,
                      kind,
                      subject,
                      detail,
                      at,
                      at,
                      1,
                      new Alert.State.Open()));
      alerts.put(raised.number(), raised);
      return open.isEmpty();
    });
  }

  private static Alert again(Alert alert, Instant at) {
    return new Alert(
        alert.number(),
        alert.kind(),
        alert.subject(),
        alert.detail(),
        alert.raisedAt(),
        at.isAfter(alert.seenAt()) ? at : alert.seenAt(),
        alert.count() + 1,
        alert.state());
  }

  private Optional<Alert> open(AlertKind kind, String subject) {
    return alerts.values().stream()
        .filter(
            alert -> !alert.isClosed() && alert.kind() == kind && alert.subject().equals(subject))
        .findFirst();
  }

  @Override
  public boolean close(AlertKind kind, String subject, Instant at) {
    return world.locked(() ->
        open(kind, subject)
            .map(alert -> moved(alert, new Alert.State.Closed(at, Optional.empty())))
            .isPresent());
  }

  @Override
  public boolean acknowledge(long number, String by, Instant at) {
    return world.locked(() ->
        find(number)
            .filter(alert -> alert.state() instanceof Alert.State.Open)
            .map(alert -> moved(alert, new Alert.State.Acknowledged(by, at)))
            .isPresent());
  }

  @Override
  public boolean close(long number, Alert.Closing by, Instant at) {
    return world.locked(() ->
        find(number)
            .filter(alert -> !alert.isClosed())
            .map(alert -> moved(alert, new Alert.State.Closed(at, Optional.of(by))))
            .isPresent());
  }

  private Alert moved(Alert alert, Alert.State state) {
    Alert moved =
        new Alert(
            alert.number(),
            alert.kind(),
            alert.subject(),
            alert.detail(),
            alert.raisedAt(),
            alert.seenAt(),
            alert.count(),
            state);
    alerts.put(alert.number(), moved);
    return moved;
  }

  @Override
  public Optional<Alert> find(long number) {
    return world.locked(() -> Optional.ofNullable(alerts.get(number)));
  }

  @Override
  public List<Alert> open(int limit) {
    return world.locked(() ->
        alerts.values().stream()
            .filter(alert -> !alert.isClosed())
            .sorted(NEWEST)
            .limit(limit)
            .toList());
  }

  @Override
  public List<Alert> list(Alert.@Nullable Stage stage, Page<Long> page) {
    return world.locked(() ->
        InMemoryPages.of(
            page,
            alerts.values().stream()
                .filter(alert -> stage == null || alert.state().stage() == stage),
            alert -> new Page.Row<>(alert.raisedAt(), alert.number()),
            Comparator.naturalOrder()));
  }
}
