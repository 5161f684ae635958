package live.maguey.persistence.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.maguey.events.SampleEvents;
import live.maguey.orders.OrderId;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.FactsContract;
import live.maguey.persistence.Database;
import live.maguey.persistence.HeldOrders;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresFactsIT extends FactsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final HeldOrders orders = new HeldOrders(database);
  private final Facts facts = new PostgresFacts(database);

  private enum TestSql implements Sql {
    SORT_AS_ENGLISH_DOES("ALTER TABLE facts ALTER COLUMN object TYPE text COLLATE \"en-x-icu\""),
    DECLINE_AS_ANOTHER_VERSION_DOES(
        "UPDATE facts SET status = 'reason_of_tomorrow' WHERE kind = 'decline'");

    private final String text;

    TestSql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /// The embedded server sorts by characters, as the JDK does; one at a provider's seldom does.
  @BeforeEach
  void a_server_that_sorts_by_a_language() {
    database.update(TestSql.SORT_AS_ENGLISH_DOES, Params.none());
  }

  @Override
  protected Facts facts() {
    return facts;
  }

  @Override
  protected OrderId anOrder() {
    return orders.next().id();
  }

  @Test
  void a_decline_whose_reason_this_version_does_not_know_gives_none() {
    OrderId order = anOrder();
    facts.learn(
        order,
        List.of(
            new Fact.Declined(
                order, "ch_1", DeclineReason.EXPIRED_CARD, SampleEvents.NOW, "webhook")));
    database.update(TestSql.DECLINE_AS_ANOTHER_VERSION_DOES, Params.none());

    assertThat(facts.of(order))
        .containsExactly(
            new Fact.Declined(order, "ch_1", DeclineReason.NO_REASON, SampleEvents.NOW, "webhook"));
  }
}
