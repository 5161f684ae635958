package live.maguey.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every place for backups promises.
public abstract class BackupsContract {
  protected static final Instant NOW = Instant.parse("2031-05-01T04:00:00Z");

  protected abstract Backups backups();

  /// Adds one, whole.
  protected abstract Backup add(Manifest manifest);

  @Test
  void the_newest_is_first_and_each_has_its_manifest() {
    assertThat(backups().list()).isEmpty();
    Backup old = add(SampleManifests.at(NOW));
    Backup recent = add(SampleManifests.at(NOW.plus(Duration.ofDays(1))));

    assertThat(backups().list()).containsExactly(recent, old);
    assertThat(old.manifest()).isEqualTo(SampleManifests.at(NOW));
    assertThat(old.verified()).isNull();
  }

  @Test
  void when_it_was_verified_last_is_kept() {
    Backup backup = add(SampleManifests.at(NOW));
    backups().verified(backup, NOW.plusSeconds(60));
    backups().verified(backup, NOW.plusSeconds(90));

    assertThat(backups().list()).extracting(Backup::verified).containsExactly(NOW.plusSeconds(90));
  }

  @Test
  void a_deleted_one_is_gone_and_the_others_stay() {
    Backup gone = add(SampleManifests.at(NOW));
    Backup stays = add(SampleManifests.at(NOW.plusSeconds(1)));
    backups().delete(gone);
    backups().delete(gone);
    backups().verified(gone, NOW);

    assertThat(backups().list()).containsExactly(stays);
  }
}
