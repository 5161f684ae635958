package live.maguey.watch;

import static live.maguey.events.SampleEvents.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.InMemoryAlerts;
import live.maguey.alerts.InMemoryRefusedSignatures;
import live.maguey.alerts.InMemorySilences;
import live.maguey.alerts.InMemoryToldAlerts;
import live.maguey.checkout.InMemoryCheckoutAttempts;
import live.maguey.devices.InMemoryDevices;
import live.maguey.emails.InMemoryProviderAnswers;
import live.maguey.emails.ProviderAnswers;
import live.maguey.events.InMemoryEvents;
import live.maguey.orders.InMemoryOrders;
import live.maguey.orders.OrderReference;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.TestClock;
import live.maguey.status.Backlog;
import live.maguey.status.Backlog.Queue;
import live.maguey.status.CheckStatus;
import live.maguey.status.InMemoryBacklog;
import live.maguey.status.InMemoryReconciliations;
import live.maguey.status.NewestBackup;
import live.maguey.status.Problem;
import live.maguey.status.TimedJobs;
import live.maguey.webhooks.InMemoryWebhookEvents;
import org.junit.jupiter.api.Test;

class WatchStatusTest {
  private final InMemoryWorld world = new InMemoryWorld();
  private final TestClock clock = new TestClock(NOW);
  private final InMemoryAlerts alerts = new InMemoryAlerts(world);
  private final InMemoryBacklog backlog = new InMemoryBacklog(new InMemoryWebhookEvents(world));
  private final InMemoryProviderAnswers providers = new InMemoryProviderAnswers(world);
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
          new InMemoryRefusedSignatures(world),
          providers,
          new InMemoryReconciliations(world),
          () -> jobs,
          new InMemoryDevices(world),
          new InMemoryOrders(world, new InMemoryEvents(world), new InMemoryCheckoutAttempts(world)),
          () -> backup,
          clock);
  private final WatchStatus watch = new WatchStatus(check, alerts);

  @Test
  void what_is_wrong_at_two_looks_in_a_row_is_an_alert_until_it_is_over() {
    waiting(7);

    assertThat(watch.watch()).isOne();
    assertThat(alerts.open(9)).isEmpty();
    clock.advance(Duration.ofSeconds(20));
    watch.watch();
    clock.advance(Duration.ofSeconds(20));
    waiting(9);
    watch.watch();

    assertThat(alerts.open(9))
        .extracting(Alert::kind, Alert::subject, Alert::detail, Alert::count)
        .containsExactly(
            tuple(AlertKind.EMAILS_WAITING, "emails", "7 emails wait: maguey doctor", 2));
    waiting(0);
    assertThat(watch.watch()).isZero();
    assertThat(alerts.open(9)).isEmpty();
  }

  @Test
  void a_provider_of_email_that_fails_is_an_alert_while_another_one_takes_over() {
    providers.add(new ProviderAnswers.Answers("resend", 5, 3), NOW);
    providers.add(new ProviderAnswers.Answers("smtp", 35, 6), NOW);
    watch.watch();
    clock.advance(Duration.ofSeconds(20));
    watch.watch();

    assertThat(alerts.open(9))
        .extracting(Alert::kind, Alert::subject, Alert::detail)
        .containsExactly(
            tuple(
                AlertKind.PROVIDER_FAILING,
                "resend",
                "of 5 emails that resend was handed in the last five minutes, 3 failed: maguey"
                    + " doctor"));
    clock.advance(Duration.ofMinutes(6));
    watch.watch();
    assertThat(alerts.open(9)).isEmpty();
  }

  @Test
  void after_a_restart_late_jobs_raise_nothing_if_they_are_done_by_the_next_look() {
    jobs.add(new TimedJobs.TimedJob("heal", NOW.minus(Duration.ofHours(1)), false, 0, null));
    watch.watch();
    jobs.set(0, new TimedJobs.TimedJob("heal", NOW.plusSeconds(20), false, 0, null));

    watch.watch();
    jobs.set(0, new TimedJobs.TimedJob("heal", NOW.minus(Duration.ofHours(1)), false, 0, null));
    watch.watch();

    assertThat(alerts.open(9)).isEmpty();
  }

  @Test
  void each_job_is_an_alert_of_its_own() {
    jobs.add(new TimedJobs.TimedJob("heal", NOW.plusSeconds(9), false, 3, NOW.minusSeconds(5)));
    jobs.add(new TimedJobs.TimedJob("purge", NOW.minus(Duration.ofHours(1)), false, 0, null));

    watch.watch();
    watch.watch();

    assertThat(alerts.open(9))
        .extracting(Alert::kind, Alert::subject)
        .containsExactlyInAnyOrder(
            tuple(AlertKind.JOB_FAILING, "job heal"), tuple(AlertKind.JOB_OVERDUE, "job purge"));
  }

  @Test
  void a_dispute_without_evidence_is_an_alert_until_it_is_answered() {
    OrderReference order = OrderReference.parse("MGY-7K2Q-9F");
    backlog.set(new Backlog.Deadline(order, "dp_1", NOW.plus(Duration.ofDays(2))));

    watch.watch();
    watch.watch();

    assertThat(alerts.open(9))
        .extracting(Alert::kind, Alert::subject)
        .containsExactly(tuple(AlertKind.DISPUTE_DUE, "order MGY-7K2Q-9F, dp_1"));
    backlog.set(new Backlog.Deadline(order, "dp_1", NOW.plus(Duration.ofDays(9))));
    watch.watch();
    assertThat(alerts.open(9)).as("the bank gave more time").isEmpty();
  }

  @Test
  void a_backup_that_is_too_old_is_an_alert_until_there_is_a_newer_one() {
    Duration day = Duration.ofHours(26);
    backup = new NewestBackup.Known.Made(NOW.minus(day).minusSeconds(1), true, day);

    watch.watch();
    watch.watch();

    assertThat(alerts.open(9))
        .extracting(Alert::kind, Alert::subject)
        .containsExactly(tuple(AlertKind.BACKUP_OLD, "backups"));
    backup = new NewestBackup.Known.Made(NOW, false, day);
    watch.watch();
    assertThat(alerts.open(9)).isEmpty();
  }

  @Test
  void it_closes_no_alert_that_somebody_else_raised() {
    alerts.raise(AlertKind.DISPUTE, "order 1, dp_1", "answer", NOW);

    watch.watch();

    assertThat(alerts.open(9)).hasSize(1);
  }

  @Test
  void the_status_tells_what_is_watched_once() {
    waiting(7);
    watch.watch();
    watch.watch();

    assertThat(check.check().problems()).extracting(Problem::what).containsExactly("7 emails wait");
  }

  private void waiting(int emails) {
    Queue queue = emails == 0 ? Queue.EMPTY : new Queue(emails, NOW.minus(Duration.ofMinutes(3)));
    backlog.set(new Backlog.Counts(Queue.EMPTY, queue, Queue.EMPTY, 0, 0, 0, 0, Queue.EMPTY));
  }
}
