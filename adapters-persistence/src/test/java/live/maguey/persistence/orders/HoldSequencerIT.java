package live.maguey.persistence.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.OrderId;
import live.maguey.orders.Terms;
import live.maguey.persistence.CommitUnknown;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.shared.Deadline;
import live.maguey.shared.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The queue itself: while the tier is locked from outside, holds gather, and then are decided.
class HoldSequencerIT {
  private static final Duration LONG = Duration.ofSeconds(30);

  @AutoClose private final Database database = TestDatabase.fresh(8);
  private final TestStores world = new TestStores(database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", 20).event();

  @AutoClose private final ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor();

  private enum TestSql implements Sql {
    LOCK_INVENTORY("SELECT id FROM inventory WHERE event_id = CAST(:event AS uuid) FOR UPDATE"),
    CUTTER(
        """
        CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_terminate_backend(pg_backend_pid());
          RETURN NULL;
        END $$
        """),
    CUT_AT_COMMIT(
        """
        CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON orders
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cut()
        """),
    CUT_NO_MORE("DROP TRIGGER cut ON orders"),
    NO_BATCH("ALTER FUNCTION hold_batch RENAME TO hold_batch_of_before"),
    UNDECIDED(
        """
        CREATE FUNCTION hold_batch(
          holds json, t uuid[], k integer[], b integer[], a integer[], r integer[], n integer[])
        RETURNS TABLE (no integer, verdict text, short_item uuid, "left" integer)
        LANGUAGE plpgsql AS $$
        BEGIN
          RETURN QUERY
          SELECT d.no, d.verdict, d.short_item, d.left
          FROM hold_batch_of_before(holds, t, k, b, a, r, n) d
          WHERE json_array_length(holds) = 1;
          RETURN QUERY
          SELECT i, 'again', CAST(NULL AS uuid), 0
          FROM generate_series(1, json_array_length(holds)) i
          WHERE json_array_length(holds) > 1;
        END $$
        """);

    private final String text;

    TestSql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  HoldSequencerIT() {
    assertThat(world.events.add(event)).isTrue();
  }

  @AfterEach
  void the_books_agree() {
    Invariants.check(database);
  }

  @Test
  void what_gathers_is_decided_in_the_order_of_arrival_and_a_large_order_has_its_turn() {
    HoldSequencer sequencer = new HoldSequencer(database, 100, LONG);
    List<CompletableFuture<HoldOutcome>> answers = new ArrayList<>();
    whileLocked(() -> {
      answers.add(ask(sequencer, hold(1)));
      awaitBusy(sequencer);
      answers.add(queue(sequencer, hold(15)));
      for (int i = 0; i < 6; i++) {
        answers.add(queue(sequencer, hold(1)));
      }
    });

    assertThat(answers.stream().map(CompletableFuture::join).toList())
        .as("1, 15 and 4 places are 20: the last two come too late")
        .startsWith(
            new HoldOutcome.Taken(),
            new HoldOutcome.Taken(),
            new HoldOutcome.Taken(),
            new HoldOutcome.Taken(),
            new HoldOutcome.Taken(),
            new HoldOutcome.Taken())
        .endsWith(soldOut(), soldOut());
  }

  @Test
  void one_that_cannot_be_stored_costs_the_others_nothing() {
    HoldSequencer sequencer = new HoldSequencer(database, 100, LONG);
    Hold broken = broken(hold(1));
    List<CompletableFuture<HoldOutcome>> good = new ArrayList<>();
    List<CompletableFuture<HoldOutcome>> bad = new ArrayList<>();
    whileLocked(() -> {
      good.add(ask(sequencer, hold(1)));
      awaitBusy(sequencer);
      good.add(queue(sequencer, hold(1)));
      bad.add(queue(sequencer, broken));
      good.add(queue(sequencer, hold(1)));
    });

    assertThat(good.stream().map(CompletableFuture::join)).containsOnly(new HoldOutcome.Taken());
    assertThatThrownBy(() -> bad.getFirst().join()).isInstanceOf(CompletionException.class);
    assertThat(world.orders.find(broken.order().id())).isEmpty();
    assertThat(taken()).isEqualTo(3);
  }

  /// As when places come back each time between the batch's reading and its lock.
  @Test
  void what_no_batch_decides_is_placed_by_itself() {
    database.update(TestSql.NO_BATCH, Params.none());
    database.update(TestSql.UNDECIDED, Params.none());
    HoldSequencer sequencer = new HoldSequencer(database, 100, LONG);
    List<CompletableFuture<HoldOutcome>> answers = new ArrayList<>();
    whileLocked(() -> {
      answers.add(ask(sequencer, hold(18)));
      awaitBusy(sequencer);
      answers.add(queue(sequencer, hold(1)));
      answers.add(queue(sequencer, hold(1)));
      answers.add(queue(sequencer, hold(1)));
    });

    assertThat(answers.stream().map(CompletableFuture::join).toList())
        .startsWith(new HoldOutcome.Taken(), new HoldOutcome.Taken(), new HoldOutcome.Taken())
        .endsWith(soldOut());
  }

  @Test
  void a_full_queue_refuses_at_once_and_changes_nothing() {
    HoldSequencer sequencer = new HoldSequencer(database, 2, LONG);
    Hold late = hold(1);
    whileLocked(() -> {
      ask(sequencer, hold(1));
      awaitBusy(sequencer);
      queue(sequencer, hold(1));
      queue(sequencer, hold(1));
      assertThatThrownBy(() -> sequencer.place(late))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("full");
    });

    awaitTaken(3);
    assertThat(world.orders.find(late.order().id())).isEmpty();
  }

  @Test
  void a_client_that_waits_too_long_is_told_and_is_not_placed_later() {
    HoldSequencer sequencer = new HoldSequencer(database, 100, Duration.ofMillis(50));
    OrderId[] impatient = new OrderId[1];
    whileLocked(() -> {
      ask(sequencer, hold(1));
      awaitBusy(sequencer);
      Hold hold = hold(1);
      impatient[0] = hold.order().id();
      assertThatThrownBy(() -> sequencer.place(hold))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("no turn within 50 ms");
    });

    await(() -> !sequencer.isBusy());
    assertThat(sequencer.place(hold(1))).isEqualTo(new HoldOutcome.Taken());
    assertThat(world.orders.find(impatient[0])).isEmpty();
    assertThat(taken()).isEqualTo(2);
  }

  @Test
  void who_waits_for_a_turn_waits_no_longer_than_the_deadline_leaves() {
    HoldSequencer sequencer = new HoldSequencer(database, 100, LONG);
    AtomicLong nanos = new AtomicLong();
    Hold hold = hold(1);
    whileLocked(() -> {
      ask(sequencer, hold(1));
      awaitBusy(sequencer);
      Deadline deadline = Deadline.in(Duration.ofSeconds(8), nanos::get);
      nanos.set(Duration.ofMillis(4_950).toNanos());
      assertThatThrownBy(() -> deadline.during(() -> sequencer.place(hold)))
          .isInstanceOf(Unavailable.class)
          .isNotInstanceOf(CommitUnknown.class)
          .hasMessageContaining("no turn within 50 ms");
    });

    await(() -> !sequencer.isBusy());
    assertThat(world.orders.find(hold.order().id())).isEmpty();
    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void who_is_being_decided_when_the_deadline_ends_is_not_told_that_nothing_is_held() {
    HoldSequencer sequencer = new HoldSequencer(database, 100, LONG);
    Event other = SampleEvents.tonight(world.ids).tier("Balcony", 5).event();
    assertThat(world.events.add(other)).isTrue();
    AtomicLong nanos = new AtomicLong();
    Deadline deadline = Deadline.in(Duration.ofSeconds(8), nanos::get);
    Hold hold = hold(2);
    CompletableFuture<HoldOutcome> answer = new CompletableFuture<>();
    Thread buyer =
        Thread.ofVirtual()
            .unstarted(() -> {
              try {
                answer.complete(deadline.during(() -> sequencer.place(hold)));
              } catch (RuntimeException fault) {
                answer.completeExceptionally(fault);
              }
            });
    whileLocked(() -> {
      whileLocked(
          other,
          () -> {
            ask(sequencer, Holds.of(world.ids, other).places(0, 1).hold());
            awaitBusy(sequencer);
            buyer.start();
            await(() -> sequencer.queued() == 1);
          });
      await(() -> sequencer.queued() == 0);
      nanos.set(Duration.ofSeconds(8).toNanos());
      // whatever it waits for, it looks at what is left
      buyer.interrupt();
      assertThatThrownBy(answer::join).hasCauseInstanceOf(CommitUnknown.class);
    });

    await(() -> taken() == 2);
    assertThat(sequencer.place(hold)).isEqualTo(new HoldOutcome.Taken());
    assertThat(taken()).isEqualTo(2);
  }

  @Test
  void a_commit_that_broke_off_is_told_apart_and_the_same_hold_can_be_asked_again() {
    HoldSequencer sequencer = new HoldSequencer(database);
    Hold hold = hold(2);
    database.update(TestSql.CUTTER, Params.none());
    database.update(TestSql.CUT_AT_COMMIT, Params.none());

    assertThatThrownBy(() -> sequencer.place(hold)).isInstanceOf(CommitUnknown.class);
    assertThatThrownBy(() -> new HoldBatch(database).place(List.of(HoldBatch.Asked.of(hold))))
        .isInstanceOf(CommitUnknown.class);

    database.update(TestSql.CUT_NO_MORE, Params.none());
    assertThat(taken()).isZero();
    assertThat(sequencer.place(hold)).isEqualTo(new HoldOutcome.Taken());
    assertThat(taken()).isEqualTo(2);
  }

  @Test
  void a_hold_that_was_stored_before_is_found_by_its_own_id_and_not_taken_twice() {
    HoldBatch batch = new HoldBatch(database);
    Hold hold = hold(2);
    batch.place(List.of(HoldBatch.Asked.of(hold)));

    assertThat(new HoldSequencer(database).place(hold)).isEqualTo(new HoldOutcome.Taken());
    assertThat(batch.place(List.of(HoldBatch.Asked.of(hold))))
        .containsExactly(new HoldOutcome.Taken());
    assertThat(taken()).isEqualTo(2);
  }

  private CompletableFuture<HoldOutcome> ask(HoldSequencer sequencer, Hold hold) {
    return CompletableFuture.supplyAsync(() -> sequencer.place(hold), buyers);
  }

  private CompletableFuture<HoldOutcome> queue(HoldSequencer sequencer, Hold hold) {
    int before = sequencer.queued();
    CompletableFuture<HoldOutcome> answer = ask(sequencer, hold);
    await(() -> sequencer.queued() > before);
    return answer;
  }

  /// Until the first one is on its way to the database and waits there.
  private void awaitBusy(HoldSequencer sequencer) {
    await(sequencer::isBusy);
  }

  private void awaitTaken(int places) {
    await(() -> taken() == places);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /// Does something while no place of the event can be taken.
  private void whileLocked(Runnable work) {
    whileLocked(event, work);
  }

  private void whileLocked(Event event, Runnable work) {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    CompletableFuture<Void> lock =
        CompletableFuture.runAsync(
            () ->
                database.execute(() -> {
                  database.list(
                      TestSql.LOCK_INVENTORY,
                      Params.of("event", event.id().value()),
                      c -> c.id("id"));
                  locked.countDown();
                  waitFor(done);
                }),
            buyers);
    waitFor(locked);
    try {
      work.run();
    } finally {
      done.countDown();
    }
    lock.join();
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException wanted) {
      throw new IllegalStateException(wanted);
    }
  }

  private Hold hold(int places) {
    return Holds.of(world.ids, event).places(0, places).hold();
  }

  private HoldOutcome soldOut() {
    return new HoldOutcome.SoldOut(event.tiers().getFirst().id().inventory(), 1, 0);
  }

  /// PostgreSQL has no NUL in a text.
  private static Hold broken(Hold hold) {
    Terms terms = hold.terms();
    return new Hold(
        hold.order(),
        hold.buyer(),
        new Terms(
            terms.version(),
            terms.acceptedAt(),
            terms.network(),
            "a" + '\0',
            terms.requestId(),
            terms.marketing()),
        hold.browser(),
        hold.key(),
        hold.phaseLimits(),
        hold.limits(),
        hold.replaces());
  }

  private int taken() {
    return world.events.find(event.id()).orElseThrow().tiers().getFirst().taken();
  }
}
