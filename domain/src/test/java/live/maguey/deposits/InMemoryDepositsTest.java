package live.maguey.deposits;

import live.maguey.settlement.BoxOffice;
import live.maguey.settlement.SalesStores;

class InMemoryDepositsTest extends DepositsContract {
  private final BoxOffice office = new BoxOffice();
  private final CollectedAmounts collected = new InMemoryCollectedAmounts(office.world);

  @Override
  protected Deposits deposits() {
    return office.deposits;
  }

  @Override
  protected CollectedAmounts collected() {
    return collected;
  }

  @Override
  protected SalesStores stores() {
    return office.stores();
  }
}
