package live.maguey.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;

class KeptBackupsTest {
  /// A Thursday.
  private static final Instant NOW = BackupsContract.NOW;

  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  private final InMemoryBackups backups = new InMemoryBackups();

  /// One every twelve hours, the first of them now.
  private void twiceADay(int count) {
    IntStream.range(0, count)
        .forEach(i -> backups.add(SampleManifests.at(NOW.minus(Duration.ofHours(12L * i)))));
  }

  private List<Instant> left(KeptBackups kept) {
    new PruneBackups(backups, new TestClock(NOW)).prune(kept);
    return backups.list().stream().map(Backup::at).toList();
  }

  @Test
  void the_newest_of_each_day_and_week_stays() {
    twiceADay(60);

    assertThat(left(new KeptBackups.ByCalendar(3, 3, CHICAGO)))
        .containsExactly(
            NOW,
            NOW.minus(Duration.ofHours(12)).minus(Duration.ofHours(12)),
            NOW.minus(Duration.ofDays(2)),
            NOW.minus(Duration.ofDays(3)),
            NOW.minus(Duration.ofDays(10)));
  }

  @Test
  void days_without_a_backup_do_not_count() {
    backups.add(SampleManifests.at(NOW.minus(Duration.ofDays(400))));
    backups.add(SampleManifests.at(NOW.minus(Duration.ofDays(300))));

    assertThat(left(new KeptBackups.ByCalendar(2, 0, CHICAGO))).hasSize(2);
  }

  @Test
  void the_newest_and_the_last_verified_stay_whatever_the_rule() {
    twiceADay(6);
    List<Backup> all = backups.list();
    backups.verified(all.get(3), NOW);
    backups.verified(all.get(5), NOW.plusSeconds(60));

    assertThat(left(new KeptBackups.ByCalendar(0, 0, CHICAGO)))
        .containsExactly(all.get(0).at(), all.get(3).at());
  }

  @Test
  void by_age_what_is_as_old_goes() {
    twiceADay(4);

    assertThat(left(new KeptBackups.ByAge(Duration.ofHours(24))))
        .containsExactly(NOW, NOW.minus(Duration.ofHours(12)));
  }

  @Test
  void a_preview_deletes_nothing() {
    twiceADay(4);

    assertThat(
            new PruneBackups(backups, new TestClock(NOW))
                .gone(new KeptBackups.ByAge(Duration.ofHours(24))))
        .hasSize(2);
    assertThat(backups.list()).hasSize(4);
  }
}
