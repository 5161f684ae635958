package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.maguey.http.LiveServer;
import live.maguey.http.live.LiveLimits;
import live.maguey.http.live.StreamReader;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.live.PostgresAnnouncements;
import live.maguey.persistence.live.PostgresChanges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Two nodes and a command on one database: what is committed in one shows on the pages of all.
class LiveNodesIT {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration START = Duration.ofSeconds(10);
  private static final int PAGES = 500;

  private final Database.Settings where = TestDatabase.settings(2);
  private final Database command = TestDatabase.at(where);
  private final PostgresAnnouncements announcements = new PostgresAnnouncements(command);
  private final Node one = new Node(TestDatabase.at(where));
  private final Node two = new Node(TestDatabase.at(where));
  private final List<StreamReader> pages = new ArrayList<>();

  private record Node(Database database, PostgresChanges changes, LiveServer server) {
    private Node(Database database, PostgresChanges changes) {
      this(
          database,
          changes,
          new LiveServer(
              changes,
              new LiveLimits(
                  2 * PAGES,
                  2 * PAGES,
                  LiveLimits.DEFAULT.heartbeat(),
                  LiveLimits.DEFAULT.taking(),
                  LiveLimits.DEFAULT.life(),
                  Duration.ofMinutes(10))));
    }

    private Node(Database database) {
      this(database, new PostgresChanges(database).start());
    }

    private void close() {
      server.close();
      changes.close();
      database.close();
    }
  }

  @BeforeEach
  void listens() {
    StreamReader.await(START, () -> one.changes().isListening() && two.changes().isListening());
  }

  @AfterEach
  void close() throws IOException {
    for (StreamReader page : pages) {
      page.close();
    }
    announcements.close();
    one.close();
    two.close();
    command.close();
  }

  @Test
  void what_a_command_commits_shows_on_the_pages_of_every_node_within_a_second()
      throws IOException {
    open(one);
    open(two);
    for (int n = 1; n <= 5; n++) {
      long now = n;
      commit(n);
      StreamReader.await(SOON, () -> pages.stream().allMatch(page -> page.shows(now)));
    }
  }

  @Test
  void five_hundred_pages_show_a_change_within_a_second_of_its_commit(TestReporter reporter)
      throws IOException {
    for (int i = 0; i < PAGES; i++) {
      open(two);
    }
    List<Long> delays = new ArrayList<>();
    for (int n = 1; n <= 10; n++) {
      long now = n;
      long committed = commit(n);
      StreamReader.await(START, () -> pages.stream().allMatch(page -> page.shows(now)));
      pages.forEach(page -> delays.add((page.took() - committed) / 1_000_000));
    }
    List<Long> sorted = delays.stream().sorted().toList();
    long p50 = sorted.get(sorted.size() / 2);
    long p99 = sorted.get(sorted.size() * 99 / 100);
    reporter.publishEntry("commit to page, ms", "p50 " + p50 + ", p99 " + p99);
    assertThat(p99).isLessThan(SOON.toMillis());
  }

  private void open(Node node) throws IOException {
    StreamReader page = StreamReader.open(node.server().port(), LiveServer.STREAM);
    pages.add(page);
    StreamReader.await(START, () -> page.shows(0));
  }

  /// @return when it began, by [System#nanoTime]
  private long commit(long n) {
    one.server().state.set(n);
    two.server().state.set(n);
    long begun = System.nanoTime();
    command.execute(() -> command.afterCommit(() -> announcements.announce(LiveServer.PLAN)));
    return begun;
  }
}
