package live.maguey.persistence.orders;

import java.util.List;
import java.util.Objects;
import live.maguey.orders.Orders;
import live.maguey.persistence.Database;

/// What holds promise, each decided by the statement for many: one after another, the sequencer
/// would choose the simple form.
class BatchedOrdersIT extends PostgresOrdersIT {
  @Override
  Orders orders(Database on) {
    HoldBatch batch = new HoldBatch(on);
    return new PostgresOrders(
        on,
        hold ->
            Objects.requireNonNull(
                batch.place(List.of(HoldBatch.Asked.of(hold))).getFirst(), "asked again"));
  }
}
