package live.maguey.revenue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.maguey.events.SampleEvents;
import live.maguey.shared.Money;
import live.maguey.shared.TestClock;

class FakeStatementTest extends StatementContract {
  private final FakeStatement statement = new FakeStatement(PAGE);
  private final TestClock clock = new TestClock(SampleEvents.NOW);
  private final List<BalanceTransaction> open = new ArrayList<>();
  private int last;

  @Override
  protected Statement statement() {
    return statement;
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected void advance(Duration by) {
    clock.advance(by);
  }

  @Override
  protected String booked(long minor) {
    BalanceTransaction line = line("stripe_fee", "", SampleEvents.usd(minor));
    open.add(line);
    return line.id();
  }

  @Override
  protected String payOut() {
    Money sum = open.stream().map(BalanceTransaction::net).reduce(Money::plus).orElseThrow();
    open.add(line("payout", "po_1", sum.negated()));
    statement.paidOut("po_1", open.stream().map(BalanceTransaction::id).toArray(String[]::new));
    open.clear();
    return "po_1";
  }

  @Override
  protected void breakDown() {
    statement.breakDown();
  }

  private BalanceTransaction line(String type, String source, Money amount) {
    return statement.add(
        new BalanceTransaction(
            "txn_" + ++last, type, source, amount, SampleEvents.usd(0), clock.instant()));
  }
}
