package live.maguey.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import live.maguey.backups.RestoreBackup.Outcome;
import live.maguey.shared.TestClock;
import live.maguey.watch.Invariant;
import live.maguey.watch.Violations;
import org.junit.jupiter.api.Test;

class VerifyBackupTest {
  private static final Instant NOW = BackupsContract.NOW;

  private final InMemoryBackups backups = new InMemoryBackups();
  private final TestClock clock = new TestClock(NOW.plusSeconds(3600));
  private final Backup backup = backups.add(SampleManifests.at(NOW));
  private final InMemoryDatabase database = new InMemoryDatabase();

  /// A database whose restored state a test arranges.
  private static final class InMemoryDatabase implements RestoredDatabase {
    private boolean empty = true;
    private boolean current = true;
    private Optional<String> damage = Optional.empty();
    private Contents contents = SampleManifests.CONTENTS;
    private Violations.Found found = new Violations.Found(List.of(), Set.of());

    @Override
    public boolean isEmpty() {
      return empty;
    }

    @Override
    public Optional<String> load(Backup from) {
      empty = damage.isPresent();
      return damage;
    }

    @Override
    public Contents contents() {
      return contents;
    }

    @Override
    public boolean isCurrent() {
      return current;
    }

    @Override
    public void migrate() {
      current = true;
    }

    @Override
    public Violations.Found violations() {
      return found;
    }

    @Override
    public void close() {}
  }

  private Outcome verify() {
    return new VerifyBackup(backups, clock).verify(backup, database);
  }

  private void notVerified(Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Restored.class, restored -> assertThat(restored.isSound()).isFalse());
    assertThat(backups.list()).extracting(Backup::verified).containsExactly((Instant) null);
  }

  @Test
  void what_is_restored_the_same_and_keeps_the_invariants_is_verified() {
    assertThat(verify()).isEqualTo(new Outcome.Restored(List.of(), Optional.of(database.found)));
    assertThat(backups.list()).extracting(Backup::verified).containsExactly(clock.instant());
  }

  @Test
  void a_row_or_a_cent_less_is_a_difference_with_both_figures() {
    database.contents =
        new Contents(Map.of("orders", 6L, "extra", 1L), Map.of("stripe charge USD", 33_999L));

    Outcome outcome = verify();

    notVerified(outcome);
    assertThat(((Outcome.Restored) outcome).differences())
        .containsExactly(
            "rows of extra: nothing in the backup, 1 restored",
            "rows of orders: 7 in the backup, 6 restored",
            "rows of tickets: 9 in the backup, nothing restored",
            "the ledger's stripe charge USD: 34000 in the backup, 33999 restored");
  }

  @Test
  void one_that_violates_an_invariant_is_not_verified() {
    database.found =
        new Violations.Found(
            List.of(new Violations.Violation(Invariant.DEPOSITS_ADD_UP, "order 1", "less")),
            Set.of());
    notVerified(verify());
  }

  @Test
  void an_invariant_that_could_not_be_checked_leaves_it_unproved() {
    database.found = new Violations.Found(List.of(), Set.of(Invariant.DEPOSITS_ADD_UP));
    notVerified(verify());
  }

  @Test
  void an_older_schema_is_brought_up_to_date_in_the_scratch_database_only() {
    database.current = false;
    Outcome restored = new RestoreBackup().restore(backup, database);
    assertThat(restored).isEqualTo(new Outcome.Restored(List.of(), Optional.empty()));
    assertThat(database.current).isFalse();

    database.empty = true;
    assertThat(verify()).isEqualTo(new Outcome.Restored(List.of(), Optional.of(database.found)));
    assertThat(database.current).isTrue();
  }

  @Test
  void nothing_is_restored_over_what_is_there() {
    database.empty = false;
    assertThat(new RestoreBackup().restore(backup, database)).isEqualTo(new Outcome.NotEmpty());
  }

  @Test
  void a_damaged_one_says_why() {
    database.damage = Optional.of("Its checksum differs.");
    assertThat(verify()).isEqualTo(new Outcome.Damaged("Its checksum differs."));
    assertThat(backups.list()).extracting(Backup::verified).containsExactly((Instant) null);
  }
}
