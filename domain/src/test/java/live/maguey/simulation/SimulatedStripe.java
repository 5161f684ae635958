package live.maguey.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.Fact;
import live.maguey.payments.FakePaymentGateway;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.Refund;
import live.maguey.shared.Unavailable;
import live.maguey.webhooks.EventReader;
import live.maguey.webhooks.WebhookVerifier;
import org.jspecify.annotations.Nullable;

/// Stripe with a bad day: away, its answers lost, its events late, twice, out of order or never
/// delivered. Every other event says what happened, as it was then; the rest say only what to
/// fetch: the same fact comes by event and by fetch.
final class SimulatedStripe implements PaymentGateway {
  final FakePaymentGateway real;
  private final SequencedMap<String, Raw> told = new LinkedHashMap<>();
  private final Map<String, List<Fact>> said = new HashMap<>();
  private final List<String> undelivered = new ArrayList<>();
  private final Deque<Runnable> meanwhile = new ArrayDeque<>();
  private boolean away;
  private boolean answerIsLost;
  private boolean happening;

  SimulatedStripe(FakePaymentGateway real) {
    this.real = real;
  }

  void goAway() {
    away = true;
  }

  void comeBack() {
    away = false;
    answerIsLost = false;
  }

  /// The next call that changes something does so, and its answer is lost.
  void loseAnswer() {
    answerIsLost = true;
  }

  /// Happens while the next call is under way.
  void meanwhile(Runnable what) {
    meanwhile.add(what);
  }

  /// What would have happened meanwhile, had anything been asked.
  List<Runnable> notHappened() {
    List<Runnable> rest = List.copyOf(meanwhile);
    meanwhile.clear();
    return rest;
  }

  /// Notes what Stripe has to tell by now.
  void listen() {
    List<Raw> fresh = new ArrayList<>();
    for (String after = null; ; ) {
      Page page = real.events(Instant.EPOCH, after);
      page.events().stream().filter(e -> !told.containsKey(e.id())).forEach(fresh::addFirst);
      if (page.next().isEmpty() || fresh.size() < page.events().size()) {
        break;
      }
      after = page.next().get();
    }
    for (Raw event : fresh) {
      Raw named =
          new Raw(event.id(), event.type(), event.livemode(), event.createdAt(), event.id());
      told.put(event.id(), named);
      undelivered.add(event.id());
      if (told.size() % 2 == 0 && real.evidence(event.body()) instanceof Evidence.Found found) {
        said.put(event.id(), found.facts());
      } else {
        objects.put(event.id(), event.body());
      }
    }
  }

  private final Map<String, String> objects = new HashMap<>();

  /// Takes an event that was not delivered yet; the choice is the history's.
  @Nullable Raw next(int choice, boolean stays) {
    listen();
    if (undelivered.isEmpty()) {
      return null;
    }
    int index = choice % undelivered.size();
    return told.get(stays ? undelivered.get(index) : undelivered.remove(index));
  }

  List<Raw> told() {
    listen();
    return List.copyOf(told.values());
  }

  EventReader reader() {
    return body -> {
      List<Fact> facts = said.get(body);
      return facts != null
          ? new EventReader.Reading.Facts(facts)
          : new EventReader.Reading.Fetch(String.valueOf(objects.get(body)));
    };
  }

  WebhookVerifier verifier() {
    return (body, _, _) -> {
      Raw event = told.get(new String(body, StandardCharsets.UTF_8));
      return event == null
          ? new WebhookVerifier.Verified.Rejected("not signed by Stripe")
          : new WebhookVerifier.Verified.Genuine(
              event.id(), event.type(), event.livemode(), event.createdAt(), event.body());
    };
  }

  @Override
  public Opened open(CheckoutRequest request) {
    if (away) {
      return new Opened.Unknown("away");
    }
    Opened answer = real.open(request);
    happens();
    return answer instanceof Opened.Open && isLost() ? new Opened.Unknown("answer lost") : answer;
  }

  @Override
  public Closed expire(String session) {
    if (away) {
      return Closed.UNKNOWN;
    }
    Closed answer = real.expire(session);
    happens();
    return isLost() ? Closed.UNKNOWN : answer;
  }

  @Override
  public Evidence evidence(String object) {
    if (away) {
      return new Evidence.Unknown("away");
    }
    Evidence answer = real.evidence(object);
    happens();
    return answer;
  }

  @Override
  public Refunded refund(Refund refund) {
    if (away) {
      return new Refunded.Unknown("away");
    }
    Refunded answer = real.refund(refund);
    happens();
    return answer instanceof Refunded.Made && isLost()
        ? new Refunded.Unknown("answer lost")
        : answer;
  }

  @Override
  public Page events(Instant since, @Nullable String after) {
    if (away) {
      throw new Unavailable("away");
    }
    listen();
    Page page = real.events(since, after);
    return new Page(
        page.events().stream().map(e -> told.getOrDefault(e.id(), e)).toList(), page.next());
  }

  private boolean isLost() {
    boolean lost = answerIsLost;
    answerIsLost = false;
    return lost;
  }

  private void happens() {
    if (happening || meanwhile.isEmpty()) {
      return;
    }
    happening = true;
    try {
      meanwhile.removeFirst().run();
    } finally {
      happening = false;
    }
  }
}
