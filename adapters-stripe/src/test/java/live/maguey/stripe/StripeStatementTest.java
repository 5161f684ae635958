package live.maguey.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import live.maguey.revenue.Statement;
import live.maguey.revenue.StatementContract;
import live.maguey.sandbox.Sandbox;
import live.maguey.sandbox.wire.Knob;
import live.maguey.shared.Secret;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;

/// The contract against the lookalike.
class StripeStatementTest extends StatementContract {
  /// Kept, or its level would be forgotten: the lookalike's server tells of each start.
  private static final Logger SERVER = Logger.getLogger("io.helidon");

  private final MovableClock clock = new MovableClock();

  @AutoClose
  private final Sandbox sandbox =
      Sandbox.start(Sandbox.Settings.demo().withClock(clock).withStripe("sk_test_1", "whsec_1"));

  private final Statement statement =
      new StripeStatement(StripeSettings.of(sandbox.stripeBase(), new Secret("sk_test_1")));

  @BeforeAll
  static void quiet() {
    SERVER.setLevel(Level.WARNING);
  }

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
    return sandbox.stripe().bookOfItsOwn("stripe_fee", minor, "usd").get("id").asText();
  }

  @Override
  protected String payOut() {
    return sandbox.stripe().payOut().get("id").asText();
  }

  @Override
  protected void breakDown() {
    sandbox.stripe().knobs().next(Knob.ANSWER_503, 9);
  }
}
