package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.events.Event;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// How many statements the database is asked for an order, a purchase and a scan. Most of what
/// PostgreSQL takes of the processor is their number.
class StatementsIT {
  /// Of `/metrics`, as `maguey_db_statement_seconds_count{statement="LEARN_FACTS"} 3`.
  private static final Pattern COUNT =
      Pattern.compile(
          "(?m)^maguey_db_statement_seconds_count\\{.*?statement=\"(\\w+)\".*?\\} ([0-9.E]+)");

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  /// Events of Stripe's about one payment.
  private static final long EVENTS = 5;

  /// An order until its payment page is open, and what its network may do counted before.
  private static final int ORDER = 5;

  /// From the order to the email that Resend delivered, with every webhook worked on.
  private static final int PURCHASE = 45;

  /// Of a number that was typed: the ticket, the decision, and whether this scan was answered
  /// before.
  private static final int SCAN = 3;

  /// What workers, jobs and meters ask without anything to do, and what is read again after a
  /// second or more.
  private static final Pattern IDLE =
      Pattern.compile(
          "(CLAIM|COUNT|OLDEST|PURGE)_\\w+|PING|WAITING_ATTEMPTS|OVERDUE_ORDERS|STALE_ATTEMPTS"
              + "|BOUGHT_FOR_CANCELLED|PULLED_UNTIL|KNOWN_EVENTS|SET_PULLED_UNTIL|SIGNING_KEYS"
              + "|PUBLISHED_EVENTS|KNOWN_DEVICE|COMPLETE_RESERVATIONS|MISS_RESERVATIONS"
              + "|TABLES_WITH_\\w+|VITALS|\\w*PROVIDER_ANSWERS");

  @Test
  void a_purchase_asks_the_database_no_more_often_than_it_has_to() {
    Event event = SERVER.event();
    // Keys, and all else that is read once.
    bought(Guest.holding(SERVER, event, 2, "first@example.com"));

    Map<String, Long> start = counted();
    Guest guest = Guest.holding(SERVER, event, 2, "second@example.com");
    Map<String, Long> ordered = counted();
    assertThat(since(start, ordered))
        .as("%s", difference(start, ordered))
        .isLessThanOrEqualTo(ORDER);

    bought(guest);
    Map<String, Long> bought = counted();
    assertThat(since(start, bought))
        .as("%s", difference(start, bought))
        .isLessThanOrEqualTo(PURCHASE);
  }

  @Test
  void a_scan_asks_the_database_no_more_often_than_it_has_to() {
    Instant now = SERVER.clock().instant();
    Event event =
        SERVER.add(
            SERVER
                .tonight()
                .hours(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(5)))
                .tier("General", 20));
    Guest guest = Guest.holding(SERVER, event, 2, "guest@example.com");
    bought(guest);
    List<Ticket> tickets = guest.tickets();
    String phone = SERVER.phoneAt("Front", "phone 1");
    SERVER.scan(phone, tickets.getFirst());

    Map<String, Long> start = counted();
    assertThat(SERVER.scan(phone, tickets.getLast()).path("verdict").asText()).isEqualTo("admit");
    Map<String, Long> scanned = counted();
    assertThat(since(start, scanned))
        .as("%s", difference(start, scanned))
        .isLessThanOrEqualTo(SCAN);
  }

  private static void bought(Guest guest) {
    Map<String, Long> before = counted();
    guest.pays(Guest.GOOD_CARD);
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    Await.until(() -> {
      Map<String, Long> done = difference(before, counted());
      assertThat(done).containsKeys("RECORD_ENTRY", "DELIVERY_REPORT", "FINISH_EVENT");
      assertThat(done.get("FINISH_EVENT")).isEqualTo(done.get("STORE_EVENT")).isEqualTo(EVENTS);
    });
  }

  private static long since(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> asked = difference(before, after);
    asked.keySet().removeIf(IDLE.asMatchPredicate());
    return asked.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Long> counted() {
    Map<String, Long> counts = new TreeMap<>();
    Matcher found = COUNT.matcher(SERVER.ops().get("/metrics").body());
    while (found.find()) {
      counts.put(found.group(1), (long) Double.parseDouble(found.group(2)));
    }
    return counts;
  }

  private static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> since = new TreeMap<>(after);
    since.replaceAll((name, count) -> count - before.getOrDefault(name, 0L));
    since.values().removeIf(count -> count == 0);
    return since;
  }
}
