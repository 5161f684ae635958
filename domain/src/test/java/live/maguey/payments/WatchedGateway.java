package live.maguey.payments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A gateway that keeps what it was asked, and lets something happen while Stripe opens or ends a
/// page.
public final class WatchedGateway implements PaymentGateway {
  private final PaymentGateway gateway;
  private final List<CheckoutRequest> opened = new CopyOnWriteArrayList<>();
  private final List<String> fetched = new CopyOnWriteArrayList<>();
  private final List<Runnable> meanwhile = new ArrayList<>();

  public WatchedGateway(PaymentGateway gateway) {
    this.gateway = gateway;
  }

  /// What happens, once, after Stripe opened or ended the next page and before its answer arrives.
  public synchronized void meanwhile(Runnable what) {
    meanwhile.add(what);
  }

  /// The pages that were asked for, the first one first.
  public List<CheckoutRequest> opened() {
    return opened;
  }

  /// The objects that were asked about, the first one first.
  public List<String> fetched() {
    return fetched;
  }

  @Override
  public Opened open(CheckoutRequest request) {
    opened.add(request);
    Opened answer = gateway.open(request);
    happening().forEach(Runnable::run);
    return answer;
  }

  @Override
  public Closed expire(String session) {
    Closed answer = gateway.expire(session);
    happening().forEach(Runnable::run);
    return answer;
  }

  @Override
  public Evidence evidence(String object) {
    fetched.add(object);
    return gateway.evidence(object);
  }

  @Override
  public Refunded refund(Refund refund) {
    return gateway.refund(refund);
  }

  @Override
  public Page events(Instant since, @Nullable String after) {
    return gateway.events(since, after);
  }

  private synchronized List<Runnable> happening() {
    List<Runnable> now = List.copyOf(meanwhile);
    meanwhile.clear();
    return now;
  }
}
