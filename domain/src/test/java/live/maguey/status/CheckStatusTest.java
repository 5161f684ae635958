package live.maguey.status;

import static live.maguey.events.SampleEvents.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.maguey.alerts.AlertChannel;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.InMemoryAlerts;
import live.maguey.alerts.InMemoryRefusedSignatures;
import live.maguey.alerts.InMemorySilences;
import live.maguey.alerts.InMemoryToldAlerts;
import live.maguey.alerts.Silence;
import live.maguey.alerts.WatchSignatures;
import live.maguey.checkout.InMemoryCheckoutAttempts;
import live.maguey.devices.InMemoryDevices;
import live.maguey.emails.InMemoryProviderAnswers;
import live.maguey.events.InMemoryEvents;
import live.maguey.orders.InMemoryOrders;
import live.maguey.orders.OrderReference;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.TestClock;
import live.maguey.status.Backlog.Queue;
import live.maguey.webhooks.InMemoryWebhookEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckStatusTest {
  private final InMemoryWorld world = new InMemoryWorld();
  private final TestClock clock = new TestClock(NOW);
  private final InMemoryAlerts alerts = new InMemoryAlerts(world);
  private final InMemoryRefusedSignatures refused = new InMemoryRefusedSignatures(world);
  private final InMemoryProviderAnswers providers = new InMemoryProviderAnswers(world);
  private final InMemoryBacklog backlog = new InMemoryBacklog(new InMemoryWebhookEvents(world));
  private final InMemoryReconciliations reconciliations = new InMemoryReconciliations(world);
  private final List<TimedJobs.TimedJob> jobs = new ArrayList<>();
  private final InMemorySilences silences = new InMemorySilences(world);
  private final InMemoryToldAlerts told = new InMemoryToldAlerts(world, alerts, silences);
  private NewestBackup.Known backup = new NewestBackup.Known.NotConfigured();
  private final CheckStatus check =
      new CheckStatus(
          alerts,
          silences,
          told,
          backlog,
          refused,
          providers,
          reconciliations,
          () -> jobs,
          new InMemoryDevices(world),
          new InMemoryOrders(world, new InMemoryEvents(world), new InMemoryCheckoutAttempts(world)),
          () -> backup,
          clock);

  private List<String> wrong() {
    return check.check().problems().stream().map(Problem::what).toList();
  }

  private void backlog(Queue emails, long failedRefunds, Queue holds) {
    backlog.set(
        new Backlog.Counts(Queue.EMPTY, emails, Queue.EMPTY, 0, 0, 3, failedRefunds, holds));
  }

  @Test
  void a_server_that_works_has_nothing_wrong_whatever_is_under_way() {
    backlog(new Queue(7, NOW.minusSeconds(9)), 0, new Queue(1, NOW.minusSeconds(60)));
    jobs.add(new TimedJobs.TimedJob("purge", NOW.plusSeconds(9), false, 0, null));
    reconciliations.record(
        new Reconciliations.Reconciliation(NOW, NOW.minusSeconds(9), NOW, 12, 0));
    assertThat(wrong()).isEmpty();
  }

  @Test
  void what_waits_too_long_is_wrong() {
    backlog(new Queue(1, NOW.minus(Duration.ofMinutes(3))), 0, new Queue(2, NOW.minusSeconds(200)));
    assertThat(wrong()).containsExactly("1 email waits", "2 holds are over and were not ended");
  }

  @Test
  void a_refund_that_failed_and_an_open_alert_are_wrong_with_a_command_for_each() {
    backlog(Queue.EMPTY, 1, Queue.EMPTY);
    alerts.raise(AlertKind.DISPUTE, "order 0190, dp_1", "send evidence", NOW);
    assertThat(check.check().problems())
        .extracting(Problem::todo)
        .containsExactly("maguey trace 0190", "maguey refunds list --failed");
  }

  @Test
  void without_backups_configured_none_is_missed() {
    assertThat(wrong()).isEmpty();
    assertThat(check.check().backup()).isEqualTo(new NewestBackup.Known.NotConfigured());
  }

  @Test
  void a_backup_that_is_missing_unreadable_or_too_old_is_wrong() {
    backup = new NewestBackup.Known.None();
    assertThat(wrong()).containsExactly("there is no backup yet");
    backup = new NewestBackup.Known.Unreadable("The folder of backups /b cannot be read: gone.");
    assertThat(wrong()).containsExactly("The folder of backups /b cannot be read: gone.");
    backup = made(Duration.ofHours(26).plusSeconds(1));
    assertThat(wrong()).containsExactly("the newest backup is 26 h old, and 26 h are allowed");
    assertThat(check.check().problems())
        .extracting(Problem::kind, Problem::todo)
        .containsExactly(tuple(AlertKind.BACKUP_OLD, "maguey backup create"));
    backup = made(Duration.ofHours(26));
    assertThat(wrong()).isEmpty();
  }

  private static NewestBackup.Known made(Duration age) {
    return new NewestBackup.Known.Made(NOW.minus(age), false, Duration.ofHours(26));
  }

  @Test
  void a_dispute_without_evidence_is_wrong_three_days_before_its_deadline() {
    OrderReference order = OrderReference.parse("MGY-7K2Q-9F");
    backlog.set(new Backlog.Deadline(order, "dp_1", NOW.plus(Duration.ofDays(4))));
    assertThat(wrong()).isEmpty();

    clock.advance(Duration.ofDays(2));

    assertThat(check.check().problems())
        .extracting(Problem::kind, Problem::about)
        .containsExactly(tuple(AlertKind.DISPUTE_DUE, "order MGY-7K2Q-9F, dp_1"));
    clock.advance(Duration.ofDays(2));
    assertThat(wrong()).as("too late for evidence").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UNSEATED, maguey orders refund MGY-7K2Q-9F --dry-run",
    "ABANDONED, maguey vip cancel MGY-7K2Q-9F --dry-run",
    "UNPAID, maguey holds release MGY-7K2Q-9F",
    "UNFINISHED, maguey jobs run end-night"
  })
  void a_table_that_disagrees_with_its_order_is_wrong_with_what_mends_it(
      Backlog.Stray.Kind kind, String todo) {
    backlog.set(new Backlog.Stray(OrderReference.parse("MGY-7K2Q-9F"), kind, NOW));

    assertThat(check.check().problems())
        .extracting(Problem::subject, Problem::todo)
        .containsExactly(tuple("tables", todo));
  }

  @ParameterizedTest
  @CsvSource({
    "PAYMENT_PAGE, 5, 1, 'Of 5 payment pages of the last five minutes, 1 did not open'",
    "PAYMENT_PAGE, 1000, 100, 'Of 1,000 payment pages of the last five minutes, 100 did not open'",
    "WEBHOOK, 20, 2, 'Of 20 Stripe events of the last five minutes, 2 failed'",
    "EMAIL, 20, 20, 'Of 20 emails of the last five minutes, 20 failed'",
  })
  void a_step_that_fails_for_one_purchase_in_ten_is_wrong(
      Backlog.Step step, long tried, long failed, String what) {
    backlog.set(new Backlog.Rate(step, tried, failed));

    assertThat(wrong()).containsExactly(what);
  }

  @ParameterizedTest
  @CsvSource({"4, 4", "11, 1", "1000, 99", "0, 0"})
  void a_step_that_fails_for_fewer_is_not(long tried, long failed) {
    backlog.set(new Backlog.Rate(Backlog.Step.PAYMENT_PAGE, tried, failed));

    assertThat(wrong()).isEmpty();
  }

  @Test
  void refused_signatures_are_told_once_and_only_while_they_are_new() {
    new WatchSignatures("Stripe", refused, alerts, clock).refused(false, "no header");
    assertThat(wrong()).hasSize(1);
    new WatchSignatures("Stripe", refused, alerts, clock).refused(true, "no match");
    assertThat(wrong()).hasSize(1);
    alerts.close(WatchSignatures.ALERT, "webhooks of Stripe", NOW);
    clock.advance(Duration.ofMinutes(62));
    assertThat(wrong()).isEmpty();
  }

  @Test
  void a_job_that_fails_or_that_nobody_does_and_a_difference_in_the_ledger_are_wrong() {
    jobs.add(new TimedJobs.TimedJob("heal", NOW.plusSeconds(9), false, 3, NOW.minusSeconds(5)));
    jobs.add(new TimedJobs.TimedJob("purge", NOW.minus(Duration.ofHours(1)), false, 0, null));
    reconciliations.record(
        new Reconciliations.Reconciliation(NOW, NOW.minusSeconds(9), NOW, 12, 1));
    assertThat(wrong())
        .containsExactly(
            "the job heal failed 3 times in a row",
            "the job purge is due and no server does it",
            "the last reconciliation found 1 difference");
  }

  @Test
  void a_channel_that_nobody_hears_alerts_by_is_wrong_once_it_lasts() {
    told.failed(AlertChannel.SLACK, NOW.minus(Duration.ofMinutes(3)), NOW, "404 no_service");
    told.failed(AlertChannel.MAIL, NOW.minusSeconds(9), NOW, "not now");
    assertThat(wrong()).containsExactly("alerts do not reach slack: 404 no_service");
  }

  @Test
  void a_silenced_kind_is_still_wrong() {
    Silence silence =
        new Silence(AlertKind.DISPUTE, NOW, NOW.plusSeconds(9), "root@ops-1", "known");
    silences.put(silence);
    alerts.raise(AlertKind.DISPUTE, "order 0190, dp_1", "send evidence", NOW);
    assertThat(wrong()).hasSize(1);
    assertThat(check.check().silences()).containsExactly(silence);
  }
}
