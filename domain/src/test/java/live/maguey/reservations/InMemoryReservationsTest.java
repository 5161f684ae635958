package live.maguey.reservations;

import live.maguey.settlement.BoxOffice;
import live.maguey.settlement.SalesStores;

class InMemoryReservationsTest extends ReservationsContract {
  private final BoxOffice office = new BoxOffice();

  @Override
  protected SalesStores stores() {
    return office.stores();
  }
}
