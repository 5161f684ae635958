package live.maguey.persistence.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.live.Announcements;
import live.maguey.live.AnnouncementsContract;
import live.maguey.live.Changes;
import live.maguey.live.Topic;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import live.maguey.shared.UnitOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One node that announces and another that follows, each with connections of its own.
class PostgresAnnouncementsIT extends AnnouncementsContract {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Database.Settings WHERE = TestDatabase.settings(2);
  private static final Database HERE = TestDatabase.at(WHERE);
  private static final Database THERE = TestDatabase.at(WHERE);
  private static final PostgresChanges CHANGES = new PostgresChanges(THERE);

  private final PostgresAnnouncements announcements = new PostgresAnnouncements(HERE);

  private record Text(String name, String text) implements Sql {}

  @BeforeAll
  static void start() {
    CHANGES.start();
    await(Duration.ofSeconds(5), CHANGES::isListening);
  }

  @AfterEach
  void end() {
    announcements.close();
  }

  @AfterAll
  static void stop() {
    CHANGES.close();
    HERE.close();
    THERE.close();
  }

  @Override
  protected UnitOfWork work() {
    return HERE;
  }

  @Override
  protected Announcements here() {
    return announcements;
  }

  @Override
  protected Changes there() {
    return CHANGES;
  }

  @Test
  void of_many_announcements_a_topic_is_told_at_most_ten_times_a_second() {
    AtomicInteger heard = new AtomicInteger();
    CHANGES.follow(TABLES, heard::incrementAndGet);
    settle(TABLES);
    int before = heard.get();
    long begun = System.nanoTime();
    int announced = 0;
    while (System.nanoTime() - begun < SOON.toNanos()) {
      announcements.announce(TABLES);
      announced++;
    }
    settle(TABLES);

    assertThat(announced).isGreaterThan(1_000);
    long tenths = (System.nanoTime() - begun) / 100_000_000;
    assertThat((long) heard.get() - before).isBetween(5L, tenths + 2);
  }

  @Test
  void a_listener_that_loses_its_connection_looks_at_everything_until_it_hears_again() {
    AtomicInteger heard = new AtomicInteger();
    CHANGES.follow(TABLES, heard::incrementAndGet);
    settle(TABLES);
    int before = heard.get();

    terminate("maguey changes");
    await(Duration.ofSeconds(3), () -> heard.get() > before);

    await(Duration.ofSeconds(5), CHANGES::isListening);
    settle(TABLES);
  }

  @Test
  void while_nothing_can_listen_every_topic_is_looked_at_each_second() {
    AtomicInteger heard = new AtomicInteger();
    Database nowhere =
        TestDatabase.at(new Database.Settings("jdbc:postgresql://127.0.0.1:1/none", "u", "p", 1));
    try (nowhere;
        PostgresChanges deaf = new PostgresChanges(nowhere).start()) {
      deaf.follow(TABLES, heard::incrementAndGet);
      await(Duration.ofSeconds(5), () -> heard.get() >= 3);
      assertThat(deaf.isListening()).isFalse();
    }
  }

  @Test
  void a_sender_that_loses_its_connection_takes_another() {
    AtomicInteger heard = new AtomicInteger();
    CHANGES.follow(TABLES, heard::incrementAndGet);
    settle(TABLES);
    int before = heard.get();
    terminate("maguey announcements");

    announcements.announce(TABLES);

    await(SOON, () -> heard.get() > before);
  }

  @Test
  void what_a_command_announces_goes_out_before_it_ends() {
    AtomicBoolean heard = new AtomicBoolean();
    Topic topic = new Topic("tables", "of-a-command");
    CHANGES.follow(topic, () -> heard.set(true));
    try (PostgresAnnouncements command = new PostgresAnnouncements(HERE)) {
      command.announce(TABLES);
      command.announce(topic);
    }
    await(SOON, heard::get);
  }

  @Test
  void who_announces_does_not_wait_for_a_database_that_is_away() {
    try (Database nowhere =
            TestDatabase.at(
                new Database.Settings("jdbc:postgresql://127.0.0.1:1/none", "u", "p", 1));
        PostgresAnnouncements lost = new PostgresAnnouncements(nowhere)) {
      long begun = System.nanoTime();
      lost.announce(TABLES);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(500));
    }
  }

  @Test
  void a_foreign_word_on_the_channel_is_passed_over() throws SQLException {
    AtomicInteger heard = new AtomicInteger();
    CHANGES.follow(TABLES, heard::incrementAndGet);
    settle(TABLES);
    try (Connection foreign = HERE.apart("somebody");
        Statement statement = foreign.createStatement()) {
      statement.execute("NOTIFY maguey_live, 'no topic'");
      statement.execute("NOTIFY maguey_live");
    }
    int before = heard.get();
    announcements.announce(TABLES);
    await(SOON, () -> heard.get() > before);
  }

  private static void terminate(String application) {
    HERE.list(
        new Text(
            "TERMINATE",
            """
            SELECT pg_terminate_backend(pid, 5000) AS ended FROM pg_stat_activity
            WHERE application_name = :application AND datname = current_database()
            """),
        Params.of("application", application),
        row -> row.truth("ended"));
  }
}
