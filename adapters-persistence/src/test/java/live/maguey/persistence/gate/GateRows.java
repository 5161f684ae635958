package live.maguey.persistence.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.gate.ScanId;
import live.maguey.keys.SigningKey;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.keys.PostgresSigningKeys;
import live.maguey.shared.Ids;
import live.maguey.tickets.TicketId;
import org.jspecify.annotations.Nullable;

/// Rows that the gate only reads, and what other capabilities do to them.
final class GateRows {
  private final Database database;
  private final Ids ids;

  GateRows(Database database, Ids ids) {
    this.database = database;
    this.ids = ids;
  }

  private enum RowSql implements Sql {
    ADD_NIGHT(
        """
        INSERT INTO events (id, number, slug, title, lineup, description, doors, starts, ends,
                            business_date, minimum_age, state, sales_open, sales_close)
        VALUES (CAST(:id AS uuid), :number, :slug, :title, :lineup, '', :doors, :starts, :ends,
                :date, 21, 'published', :sales_open, :sales_close)
        """),
    ADD_BUYER(
        """
        INSERT INTO buyers (id, name, email, language, created_at)
        VALUES (CAST(:id AS uuid), 'A guest', 'guest@example.org', 'en', :at)
        """),
    ADD_ORDER(
        """
        INSERT INTO orders (id, reference, event_id, channel, ledger_account, buyer_id, language,
                            state, state_at, total_minor, currency, placed_at, expires_at,
                            business_date, link_version, terms_version, terms_accepted_at)
        VALUES (CAST(:id AS uuid), :reference, CAST(:event AS uuid), 'web', 'stripe',
                CAST(:buyer AS uuid), 'en', 'paid', :at, 3000, 'USD', :at, :at, :date, 1, '1', :at)
        """),
    REISSUE("UPDATE tickets SET serial = serial + 1 WHERE id = CAST(:id AS uuid)"),
    CONNECTIONS("SELECT CAST(current_setting('max_connections') AS integer) AS n"),
    COUNT_SCANS("SELECT count(*) AS n FROM scans"),
    LOGGED("SELECT CAST(to_jsonb(s) AS text) AS row FROM scans s WHERE id = CAST(:id AS uuid)"),
    KEPT("SELECT by_hand, text_hash FROM scans WHERE id = CAST(:id AS uuid)"),
    FLUSH_STATISTICS("SELECT CAST(pg_stat_force_next_flush() AS text) AS done"),
    TICKET_UPDATES(
        """
        SELECT n_tup_upd AS updates, n_tup_hot_upd AS hot
        FROM pg_stat_user_tables WHERE relname = 'tickets'
        """),
    RESERVATION_READS(
        """
        SELECT coalesce(seq_scan, 0) + coalesce(idx_scan, 0) AS reads
        FROM pg_stat_user_tables WHERE relname = 'reservations'
        """);

    private final String text;

    RowSql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /// A key that was retired by the one after it, and then revoked.
  void revokeKey(int id) {
    PostgresSigningKeys keys = new PostgresSigningKeys(database);
    keys.rotate(key(id));
    keys.rotate(key(id + 1));
    assertThat(keys.revoke(id, SampleEvents.DOORS)).isTrue();
  }

  private static SigningKey key(int id) {
    return new SigningKey(id, new byte[32], new byte[60], SampleEvents.DOORS, null, null, null);
  }

  void add(Event event) {
    database.update(
        RowSql.ADD_NIGHT,
        Params.of("id", event.id().value())
            .and("number", event.number())
            .and("slug", event.slug().toString())
            .and("title", event.title())
            .and("lineup", event.announcement().lineup())
            .and("doors", event.doors())
            .and("starts", event.hours().starts())
            .and("ends", event.ends())
            .and("date", event.businessDate())
            .and("sales_open", event.sale().opens())
            .and("sales_close", event.sale().closes()));
  }

  OrderId order(Event event) {
    UUID buyer = ids.next();
    OrderId order = new OrderId(ids.next());
    Instant at = event.sale().opens();
    database.update(RowSql.ADD_BUYER, Params.of("id", buyer).and("at", at));
    database.update(
        RowSql.ADD_ORDER,
        Params.of("id", order.value())
            .and("reference", "MGY-" + order)
            .and("event", event.id().value())
            .and("buyer", buyer)
            .and("at", at)
            .and("date", event.businessDate()));
    return order;
  }

  void reissue(TicketId id) {
    database.update(RowSql.REISSUE, Params.of("id", id.value()));
  }

  int scans() {
    return database.get(RowSql.COUNT_SCANS, Params.none(), c -> c.integer("n")).orElseThrow();
  }

  /// How many connections the database takes.
  int connections() {
    return database.get(RowSql.CONNECTIONS, Params.none(), c -> c.integer("n")).orElseThrow();
  }

  /// The whole row of a scan, as JSON.
  String logged(UUID scan) {
    return database.get(RowSql.LOGGED, Params.of("id", scan), c -> c.text("row")).orElseThrow();
  }

  /// What a scan's row keeps beside the decision.
  <T> T logged(ScanId scan, BiFunction<Boolean, @Nullable String, T> read) {
    return database
        .get(
            RowSql.KEPT,
            Params.of("id", scan.value()),
            c -> read.apply(c.truth("by_hand"), c.textOrNull("text_hash")))
        .orElseThrow();
  }

  /// How often reservations were read, counted as [#ticketUpdates] is.
  long reservationReads() {
    database.list(RowSql.FLUSH_STATISTICS, Params.none(), c -> "flushed");
    return database
        .get(RowSql.RESERVATION_READS, Params.none(), c -> c.longer("reads"))
        .orElseThrow();
  }

  record Updates(long all, long hot) {}

  /// How tickets were updated. Counts reach the view when their connection flushes them, so the
  /// database has one connection.
  Updates ticketUpdates() {
    database.list(RowSql.FLUSH_STATISTICS, Params.none(), c -> "flushed");
    return database
        .get(
            RowSql.TICKET_UPDATES,
            Params.none(),
            c -> new Updates(c.longer("updates"), c.longer("hot")))
        .orElseThrow();
  }
}
