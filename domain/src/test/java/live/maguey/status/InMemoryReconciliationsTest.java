package live.maguey.status;

import live.maguey.shared.InMemoryWorld;

class InMemoryReconciliationsTest extends ReconciliationsContract {
  private final Reconciliations reconciliations = new InMemoryReconciliations(new InMemoryWorld());

  @Override
  protected Reconciliations reconciliations() {
    return reconciliations;
  }
}
