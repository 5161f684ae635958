package live.maguey.alerts;

import live.maguey.shared.InMemoryWorld;

class InMemoryToldAlertsTest extends ToldAlertsContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final Alerts alerts = new InMemoryAlerts(world);
  private final Silences silences = new InMemorySilences(world);
  private final ToldAlerts told = new InMemoryToldAlerts(world, alerts, silences);

  @Override
  protected Alerts alerts() {
    return alerts;
  }

  @Override
  protected Silences silences() {
    return silences;
  }

  @Override
  protected ToldAlerts told() {
    return told;
  }
}
