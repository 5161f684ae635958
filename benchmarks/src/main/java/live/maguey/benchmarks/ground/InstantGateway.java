package live.maguey.benchmarks.ground;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.Refund;
import org.jspecify.annotations.Nullable;

/// A Stripe that answers at once, so that we measure only the server.
final class InstantGateway implements PaymentGateway {
  @Override
  public Opened open(CheckoutRequest request) {
    String session = "cs_test_" + request.order() + "_" + request.attempt();
    return new Opened.Open(session, URI.create("https://checkout.stripe.com/c/pay/" + session));
  }

  @Override
  public Closed expire(String session) {
    return Closed.EXPIRED;
  }

  @Override
  public Evidence evidence(String object) {
    return new Evidence.Unknown("nothing is kept here");
  }

  @Override
  public Refunded refund(Refund refund) {
    return new Refunded.Made("re_" + refund.id(), Refund.State.SUCCEEDED);
  }

  @Override
  public Page events(Instant since, @Nullable String after) {
    return new Page(List.of(), Optional.empty());
  }
}
