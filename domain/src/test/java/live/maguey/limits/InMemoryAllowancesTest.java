package live.maguey.limits;

import live.maguey.shared.InMemoryWorld;

class InMemoryAllowancesTest extends AllowancesContract {
  private final Allowances allowances = new InMemoryAllowances(new InMemoryWorld());

  @Override
  protected Allowances allowances() {
    return allowances;
  }
}
