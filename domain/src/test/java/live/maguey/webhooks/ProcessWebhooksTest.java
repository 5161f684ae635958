package live.maguey.webhooks;

import static live.maguey.events.SampleEvents.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.settlement.BoxOffice;
import live.maguey.webhooks.WebhookEvent.Stage;
import live.maguey.webhooks.WebhookEvent.State;
import org.junit.jupiter.api.Test;

@Requirement("PAY-03")
class ProcessWebhooksTest {
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

  private final BoxOffice office = new BoxOffice();
  private final Event event = office.add(SampleEvents.tonight(office.ids).tier("General", 100));
  private final Map<String, EventReader.Reading> readings = new HashMap<>();
  private final ProcessWebhooks webhooks =
      new ProcessWebhooks(
          office.inbox,
          reader(),
          office.gateway,
          office.settle,
          office.alerts,
          office.work,
          office.clock,
          new Random(7));

  private boolean unfinished;

  private EventReader reader() {
    return new EventReader() {
      @Override
      public Reading read(String body) {
        return ProcessWebhooksTest.this.read(body);
      }

      @Override
      public String scrubbed(String body) {
        if (unfinished) {
          throw new IllegalStateException("the database is away");
        }
        return body;
      }
    };
  }

  /// As told by [#readings]; the object to fetch otherwise.
  private EventReader.Reading read(String body) {
    if (body.equals("broken")) {
      throw new IllegalArgumentException("not JSON");
    }
    return readings.getOrDefault(body, new EventReader.Reading.Fetch(body));
  }

  private void receive(String id, String body) {
    Instant now = office.clock.instant();
    office.inbox.store(
        new WebhookEvent(
            id,
            "a.type",
            false,
            now,
            now,
            WebhookEvent.Origin.WEBHOOK,
            body,
            "request-1",
            new WebhookEvent.State.Received(now)));
  }

  private List<String> process() {
    return webhooks.process(10).stream()
        .map(done -> done.event().id() + " " + done.result())
        .toList();
  }

  private WebhookEvent event(String id) {
    return office.inbox.find(id).orElseThrow();
  }

  private Duration wait(String id) {
    return Duration.between(office.clock.instant(), ((State.Failed) event(id).state()).due());
  }

  private OrderId paid() {
    OrderId id = office.opened(event, 2);
    office.stripe.pay(id);
    return id;
  }

  @Test
  void an_event_that_cannot_be_finished_is_tried_again_with_all_that_follows_from_it() {
    OrderId id = paid();
    receive("evt_1", office.page(id).session());
    unfinished = true;

    assertThat(process()).singleElement().asString().startsWith("evt_1 failed");
    assertThat(office.order(id).state()).isEqualTo("held");

    unfinished = false;
    office.later(Duration.ofSeconds(2));
    assertThat(process()).singleElement().asString().startsWith("evt_1 DONE");
    assertThat(office.order(id).state()).isEqualTo("paid");
  }

  @Test
  void the_log_follows_each_event_by_the_request_that_brought_it() {
    OrderId id = paid();
    receive("evt_1", office.page(id).session());
    List<String> followed = new ArrayList<>();

    webhooks.process(
        10,
        (request, order, work) -> {
          String before = office.order(id).state();
          String result = work.get();
          followed.add(request + " " + order + " " + before + " " + office.order(id).state());
          return result;
        });

    assertThat(followed).containsExactly("request-1 null held paid");
  }

  @Test
  void a_hundred_events_that_cannot_be_read_do_not_hold_up_the_next_one() {
    for (int i = 0; i < 100; i++) {
      receive("evt_broken" + i, "broken");
    }
    office.later(Duration.ofMillis(1));
    OrderId id = paid();
    receive("evt_good", office.page(id).session());

    assertThat(webhooks.process(100)).hasSize(100);
    assertThat(event("evt_good").state().stage()).isEqualTo(Stage.RECEIVED);
    assertThat(webhooks.process(100))
        .extracting(done -> done.event().id())
        .containsExactly("evt_good");

    assertThat(office.order(id).state()).isEqualTo("paid");
  }

  @Test
  void an_event_that_says_enough_settles_the_order_without_asking_stripe() {
    OrderId id = paid();
    String session = office.stripe.sessions(id).getFirst();
    List<Fact> facts = ((PaymentGateway.Evidence.Found) office.stripe.evidence(session)).facts();
    readings.put("body", new EventReader.Reading.Facts(facts));
    receive("evt_1", "body");

    assertThat(process())
        .containsExactly("evt_1 DONE: " + office.order(id).details().reference() + " paid 4");

    assertThat(office.order(id).state()).isEqualTo("paid");
    assertThat(office.gateway.fetched()).isEmpty();
    assertThat(event("evt_1").state())
        .isInstanceOfSatisfying(
            State.Processed.class,
            processed -> {
              assertThat(processed.result()).isEqualTo(WebhookEvent.Result.DONE);
              assertThat(processed.at()).isEqualTo(NOW);
            });
  }

  @Test
  void what_the_event_does_not_say_is_fetched() {
    OrderId id = paid();
    String session = office.stripe.sessions(id).getFirst();
    receive("evt_1", session);

    process();

    assertThat(office.order(id).state()).isEqualTo("paid");
    assertThat(office.gateway.fetched()).containsExactly(session);
  }

  @Test
  void the_trail_names_the_event_and_its_request() {
    OrderId id = paid();
    receive("evt_1", office.stripe.sessions(id).getFirst());

    process();

    assertThat(office.audit.of("order " + id, 10))
        .isNotEmpty()
        .allSatisfy(entry -> {
          assertThat(entry.actor()).hasToString("system:webhook evt_1");
          assertThat(entry.requestId()).isEqualTo("request-1");
        });
  }

  @Test
  @Requirement("1.3")
  void the_same_news_by_two_events_makes_no_second_ticket() {
    OrderId id = paid();
    String session = office.stripe.sessions(id).getFirst();
    receive("evt_1", session);
    receive("evt_2", session);

    assertThat(process())
        .extracting(result -> result.substring(result.lastIndexOf(' ')))
        .containsExactly(" 4", " 0");
    assertThat(office.tickets.of(id)).hasSize(2);
  }

  @Test
  void a_done_event_is_not_taken_up_again() {
    OrderId id = paid();
    receive("evt_1", office.stripe.sessions(id).getFirst());
    process();
    office.later(Duration.ofDays(1));

    assertThat(process()).isEmpty();
  }

  @Test
  void kinds_that_nothing_acts_on_are_ignored_and_objects_of_others_are_foreign() {
    readings.put("ignored", new EventReader.Reading.Ignored());
    readings.put("foreign", new EventReader.Reading.Foreign());
    readings.put("nothing new", new EventReader.Reading.Facts(List.of()));
    receive("evt_1", "ignored");
    receive("evt_2", "foreign");
    receive("evt_3", "nothing new");

    process();

    assertThat(Stream.of("evt_1", "evt_2", "evt_3").map(id -> event(id).state().stage()))
        .containsExactly(Stage.IGNORED, Stage.FOREIGN, Stage.DONE);
    assertThat(office.alerts.open(10)).isEmpty();
  }

  @Test
  void money_of_an_order_of_ours_that_is_gone_is_told_and_waits_to_be_replayed() {
    OrderId gone = new OrderId(office.ids.next());
    Fact capture =
        new Fact.Captured(gone, "pi_1", SampleEvents.usd(3_000), office.clock.instant(), "evt_1");
    readings.put("paid", new EventReader.Reading.Facts(List.of(capture)));
    readings.put("expired", new EventReader.Reading.Facts(List.of(expired(gone))));
    receive("evt_1", "paid");
    receive("evt_2", "expired");

    process();

    assertThat(event("evt_1").state().stage()).isEqualTo(Stage.DEAD);
    assertThat(event("evt_2").state().stage()).isEqualTo(Stage.DONE);
    assertThat(office.alerts.open(10))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.kind()).isEqualTo(AlertKind.ORDER_MISSING);
          assertThat(alert.subject()).isEqualTo("order " + gone);
          assertThat(alert.detail()).contains("maguey webhooks replay evt_1");
        });
  }

  @Test
  void an_event_about_two_orders_settles_both_and_is_ours_if_one_is() {
    OrderId ours = office.opened(event, 1);
    OrderId unknown = new OrderId(office.ids.next());
    readings.put("body", new EventReader.Reading.Facts(List.of(expired(unknown), expired(ours))));
    receive("evt_1", "body");

    process();

    assertThat(event("evt_1").state().stage()).isEqualTo(Stage.DONE);
    assertThat(office.order(ours).state()).isEqualTo("expired");
  }

  @Test
  void a_broken_event_keeps_its_error_and_blocks_no_other() {
    OrderId id = paid();
    receive("evt_1", "broken");
    receive("evt_2", office.stripe.sessions(id).getFirst());

    process();

    assertThat(event("evt_1").state().stage()).isEqualTo(Stage.RECEIVED);
    assertThat(event("evt_1").state().failures()).isEqualTo(1);
    assertThat(event("evt_1").state().note().orElseThrow()).contains("not JSON");
    assertThat(office.order(id).state()).isEqualTo("paid");
    assertThat(office.inbox.failing(10)).extracting(WebhookEvent::id).containsExactly("evt_1");
  }

  @Test
  void an_unreachable_stripe_is_asked_again_until_it_answers() {
    OrderId id = paid();
    receive("evt_1", office.stripe.sessions(id).getFirst());
    office.stripe.breakDown();
    for (int i = 0; i < 5; i++) {
      process();
      office.later(wait("evt_1"));
    }
    assertThat(event("evt_1").state().note().orElseThrow()).endsWith(": down");
    assertThat(event("evt_1").state().failures()).isEqualTo(5);

    office.stripe.mend();
    process();

    assertThat(event("evt_1").state().stage()).isEqualTo(Stage.DONE);
    assertThat(office.tickets.of(id)).hasSize(2);
  }

  @Test
  void an_object_that_stripe_does_not_have_is_tried_again() {
    receive("evt_1", "cs_unheard_of");

    assertThat(process()).containsExactly("evt_1 failed: Stripe has no cs_unheard_of");
    assertThat(event("evt_1").state().stage()).isEqualTo(Stage.RECEIVED);
  }

  @Test
  void in_the_first_ten_minutes_no_wait_passes_thirty_seconds_and_the_first_is_a_second() {
    receive("evt_1", "broken");
    process();
    assertThat(wait("evt_1")).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));

    while (!office.clock.instant().plus(wait("evt_1")).isAfter(NOW.plus(Duration.ofMinutes(10)))) {
      office.later(wait("evt_1"));
      process();
      if (office.clock.instant().isBefore(NOW.plus(Duration.ofMinutes(10)))) {
        assertThat(wait("evt_1")).isPositive().isLessThan(Duration.ofSeconds(30));
      }
    }
    assertThat(event("evt_1").state().failures()).isGreaterThan(20);
  }

  @Test
  void after_ten_minutes_it_is_tried_about_every_half_hour() {
    receive("evt_1", "broken");
    for (int i = 0; i < 10; i++) {
      process();
      office.later(wait("evt_1"));
    }
    office.clock.set(NOW.plus(Duration.ofMinutes(10)));
    process();

    assertThat(wait("evt_1")).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(30));
  }

  @Test
  @Requirement("11.1")
  void after_three_days_it_is_dead_and_a_person_is_told_once() {
    receive("evt_1", "broken");
    for (int i = 0; i < 5; i++) {
      process();
      office.later(wait("evt_1"));
    }
    office.clock.set(NOW.plus(GIVE_UP_AFTER));
    process();
    assertThat(event("evt_1").state().stage()).isEqualTo(Stage.RECEIVED);
    office.later(wait("evt_1"));

    assertThat(process())
        .containsExactly("evt_1 dead: java.lang.IllegalArgumentException: not JSON");

    assertThat(event("evt_1").state().stage()).isEqualTo(Stage.DEAD);
    assertThat(office.alerts.open(10))
        .extracting(Alert::kind, Alert::subject, Alert::detail, Alert::raisedAt)
        .containsExactly(
            tuple(
                AlertKind.WEBHOOK_DEAD,
                "webhook evt_1",
                "java.lang.IllegalArgumentException: not JSON",
                office.clock.instant()));
    office.later(Duration.ofDays(1));
    assertThat(process()).isEmpty();
  }

  @Test
  void an_event_that_lay_while_no_worker_ran_is_given_five_tries() {
    receive("evt_1", "broken");
    office.later(GIVE_UP_AFTER.plusDays(1));
    for (int i = 0; i < 4; i++) {
      process();
      assertThat(event("evt_1").state().stage()).isEqualTo(Stage.RECEIVED);
      office.later(wait("evt_1"));
    }

    process();

    assertThat(event("evt_1").state().stage()).isEqualTo(Stage.DEAD);
  }

  @Test
  void no_more_is_taken_than_asked_the_oldest_first() {
    readings.put("ignored", new EventReader.Reading.Ignored());
    receive("evt_2", "ignored");
    office.later(Duration.ofMillis(1));
    receive("evt_1", "ignored");

    assertThat(webhooks.process(1)).extracting(p -> p.event().id()).containsExactly("evt_2");
    assertThat(webhooks.process(10)).extracting(p -> p.event().id()).containsExactly("evt_1");
  }

  @Test
  void what_a_dead_worker_had_taken_is_taken_over_after_its_lease() {
    readings.put("ignored", new EventReader.Reading.Ignored());
    receive("evt_1", "ignored");
    office.inbox.claim(1, NOW, LEASE);

    assertThat(process()).isEmpty();
    office.later(LEASE);
    assertThat(process()).hasSize(1);
  }

  private Fact expired(OrderId id) {
    return new Fact.PageEnded(id, "cs_" + id, Fact.PageEnded.End.EXPIRED, NOW, "event");
  }
}
