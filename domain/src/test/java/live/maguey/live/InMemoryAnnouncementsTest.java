package live.maguey.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InMemoryAnnouncementsTest extends AnnouncementsContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryUnitOfWork work = new InMemoryUnitOfWork(world);
  private final InMemoryAnnouncements announcements = new InMemoryAnnouncements(world);

  @Override
  protected UnitOfWork work() {
    return work;
  }

  @Override
  protected Announcements here() {
    return announcements;
  }

  @Override
  protected Changes there() {
    return announcements;
  }

  @Test
  void so_many_as_it_is_told_are_lost() {
    AtomicInteger heard = new AtomicInteger();
    announcements.follow(TABLES, heard::incrementAndGet);
    announcements.loseNext(1);
    announcements.announce(TABLES);
    assertThat(heard.get()).isZero();
    announcements.announce(TABLES);
    assertThat(heard.get()).isOne();
  }

  @Test
  void a_topic_is_read_as_it_is_written() {
    assertThat(Topic.parse(TABLES.toString())).contains(TABLES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "tables", "tables:", ":a", "Tables:a", "tables:a b", "t:a:b"})
  void what_is_no_topic_is_not_read_as_one(String text) {
    assertThat(Topic.parse(text)).isEmpty();
  }

  @Test
  void a_topic_has_a_kind_and_an_id() {
    assertThatThrownBy(() -> new Topic("tables", "x".repeat(65)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
