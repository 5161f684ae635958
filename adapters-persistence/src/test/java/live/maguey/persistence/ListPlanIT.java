package live.maguey.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.gate.ScanId;
import live.maguey.gate.ScanLog;
import live.maguey.orders.Order;
import live.maguey.payments.RefundId;
import live.maguey.persistence.audit.PostgresAuditTrail;
import live.maguey.persistence.emails.PostgresOutbox;
import live.maguey.persistence.gate.PostgresScanLog;
import live.maguey.persistence.refunds.PostgresRefundSearch;
import live.maguey.persistence.webhooks.PostgresWebhookEvents;
import live.maguey.refunds.RefundSearch;
import live.maguey.shared.Page;
import live.maguey.shared.Span;
import live.maguey.webhooks.WebhookEvents;
import org.junit.jupiter.api.Test;

/// A page costs what it shows: neither what is newer, nor what is older, nor what does not fail is
/// read for it, however often the list is asked for.
class ListPlanIT {
  private static final int ROWS = 20_000;
  private static final int PAGE = 50;

  /// The driver prepares a statement at its fifth run, the server may take one plan for all
  /// parameters from its sixth run on.
  private static final int RUNS = 12;

  private static final Instant NEWEST = Instant.parse("2026-11-28T04:00:00Z");

  private final Database.Settings where = TestDatabase.settings(1);

  private enum TestSql implements Sql {
    WEBHOOKS(
        """
        INSERT INTO webhook_events (id, type, livemode, created_at, received_at, body, origin,
                                    state, processed_at, last_error)
        SELECT 'evt_' || n, 'charge.updated', false, :newest, :newest - n * interval '1 minute',
               '{}', 'webhook', CASE n % 400 WHEN 0 THEN 'dead' ELSE 'done' END, :newest, 'note'
        FROM generate_series(1, :rows) n
        """),
    ACTS(
        """
        INSERT INTO audit_entries (at, actor_kind, actor_name, act, subject, detail)
        SELECT :newest - n * interval '1 minute',
               CASE n % 400 WHEN 0 THEN 'operator' ELSE 'system' END, 'settle', 'order.paid',
               'order ' || n, ''
        FROM generate_series(1, :rows) n
        """),
    EMAILS(
        """
        INSERT INTO emails (id, kind, lane, order_id, recipient, buyer_id, subject, state, attempts,
                            queued_at, accepted_at, provider, provider_id, last_answer)
        SELECT gen_random_uuid(), 'tickets', 0, o.id, 'buyer', o.buyer_id, 'no ' || n,
               CASE n % 400 WHEN 0 THEN 'bounced' ELSE 'delivered' END, 1,
               :newest - n * interval '1 minute', :newest, 'resend', 're_' || n, 'answer'
        FROM generate_series(1, :rows) n, orders o
        """),
    REFUNDS(
        """
        INSERT INTO refunds (id, order_id, payment, amount_minor, currency, reason, state, attempt,
                             object, requested_at, state_at)
        SELECT gen_random_uuid(), o.id, 'pi_1', 100, 'USD', 'asked',
               CASE n % 400 WHEN 0 THEN 'failed' ELSE 'succeeded' END, 1, 're_' || n,
               :newest - n * interval '1 minute', :newest
        FROM generate_series(1, :rows) n, orders o
        """),
    DEVICE(
        """
        INSERT INTO gate_devices (id, name, gate, public_key, enrolled_at)
        VALUES (gen_random_uuid(), 'phone 1', 'Gate A', 'hash', :newest)
        """),
    SCANS(
        """
        INSERT INTO scans (id, event_id, text_hash, device_id, gate, device_time, received_at,
                           verdict_given, verdict_right)
        SELECT gen_random_uuid(), e.id, 'hash', d.id, d.gate, :newest,
               :newest - n * interval '1 minute', 'not_ours', 'not_ours'
        FROM generate_series(1, :rows) n, events e, gate_devices d
        """),
    STATISTICS("ANALYZE"),
    COUNT_FROM_HERE("SELECT true AS reset FROM pg_stat_reset()"),
    READ(
        """
        SELECT (SELECT coalesce(sum(seq_tup_read), 0) FROM pg_stat_user_tables WHERE relname = :table)
               + (SELECT coalesce(sum(idx_tup_read), 0) FROM pg_stat_user_indexes
                  WHERE relname = :table) AS n
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

  @Test
  void a_page_of_webhooks_reads_no_others() {
    fill(TestSql.WEBHOOKS);
    asked(
        "webhook_events",
        inbox ->
            new PostgresWebhookEvents(inbox)
                .list(new WebhookEvents.Search(null, false, far("evt_x"))));
    asked(
        "webhook_events",
        inbox ->
            new PostgresWebhookEvents(inbox)
                .list(new WebhookEvents.Search(null, true, far("evt_x"))));
  }

  @Test
  void a_page_of_the_trail_reads_no_others() {
    fill(TestSql.ACTS);
    asked("audit_entries", trail -> new PostgresAuditTrail(trail).list(false, far(1L)));
    asked("audit_entries", trail -> new PostgresAuditTrail(trail).list(true, far(1L)));
  }

  @Test
  void a_page_of_emails_reads_no_others() {
    anOrder();
    fill(TestSql.EMAILS);
    Page<EmailId> page = far(new EmailId(new UUID(1, 1)));
    asked(
        "emails",
        outbox -> new PostgresOutbox(outbox).search(new Outbox.Search(null, false, null, page)));
  }

  @Test
  void a_page_of_refunds_reads_no_others() {
    anOrder();
    fill(TestSql.REFUNDS);
    Page<RefundId> page = far(new RefundId(new UUID(1, 1)));
    asked(
        "refunds",
        search ->
            new PostgresRefundSearch(search).list(new RefundSearch.Wanted(null, false, page)));
    asked(
        "refunds",
        search -> new PostgresRefundSearch(search).list(new RefundSearch.Wanted(null, true, page)));
  }

  @Test
  void a_page_of_scans_reads_no_others() {
    anOrder();
    fill(TestSql.DEVICE);
    fill(TestSql.SCANS);
    Page<ScanId> page = far(new ScanId(new UUID(1, 1)));
    asked(
        "scans", log -> new PostgresScanLog(log).list(new ScanLog.Search(null, null, null, page)));
  }

  /// From the middle of the list on.
  private static <I> Page<I> far(I id) {
    Instant middle = NEWEST.minusSeconds(60L * ROWS / 2);
    return Page.<I>newest(PAGE)
        .within(new Span(NEWEST.minusSeconds(60L * ROWS), NEWEST))
        .after(new Page.Row<>(middle, id));
  }

  private void anOrder() {
    try (Database database = database()) {
      Order order = new HeldOrders(database).next();
      assertThat(order.state()).isEqualTo("held");
    }
  }

  private void fill(TestSql rows) {
    try (Database database = database()) {
      database.update(rows, Params.of("newest", NEWEST).and("rows", ROWS));
      database.update(TestSql.STATISTICS, Params.none());
    }
  }

  /// What was read is counted once the connection that read it is closed.
  private void asked(String table, Function<Database, List<?>> list) {
    try (Database database = database()) {
      assertThat(database.get(TestSql.COUNT_FROM_HERE, Params.none(), c -> c.truth("reset")))
          .contains(true);
    }
    try (Database database = database()) {
      for (int run = 0; run < RUNS; run++) {
        assertThat(list.apply(database)).isNotEmpty().hasSizeLessThanOrEqualTo(PAGE);
      }
    }
    try (Database database = database()) {
      assertThat(database.get(TestSql.READ, Params.of("table", table), c -> c.longer("n")))
          .hasValueSatisfying(read ->
              assertThat(read)
                  .as("rows and entries of %s for %d pages of %d", table, RUNS, PAGE)
                  .isLessThan(3L * RUNS * PAGE));
    }
  }

  private Database database() {
    return new Database(where, new SimpleMeterRegistry());
  }
}
