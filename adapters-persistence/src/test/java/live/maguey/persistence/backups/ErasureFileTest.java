package live.maguey.persistence.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.maguey.backups.CannotBackUp;
import live.maguey.orders.OrderId;
import live.maguey.privacy.Erasure;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErasureFileTest {
  private static final Instant FIRST = Instant.ofEpochSecond(1_000);
  private static final Erasure BUYER =
      new Erasure(new Erasure.Buyer(new OrderId(new UUID(1, 2))), FIRST);
  private static final Erasure GUEST =
      new Erasure(new Erasure.Guest(new TicketId(new UUID(3, 4))), FIRST.plusNanos(1_000));

  @TempDir private Path parent;

  private Path folder() {
    return parent.resolve("backups");
  }

  private Path file() {
    return folder().resolve("erasures.txt");
  }

  private ErasureFile erasures() {
    return new ErasureFile(folder());
  }

  @Test
  void nobody_was_erased_where_there_is_no_file() {
    assertThat(erasures().list()).isEmpty();
    erasures().keep(List.of());
    assertThat(folder()).doesNotExist();
  }

  @Test
  void who_was_erased_is_kept_by_ids_the_first_one_first() throws IOException {
    erasures().keep(List.of(GUEST, BUYER));

    assertThat(erasures().list()).containsExactly(BUYER, GUEST);
    assertThat(Files.readString(file()))
        .isEqualTo(
            """
            1970-01-01T00:16:40Z order 00000000-0000-0001-0000-000000000002
            1970-01-01T00:16:40.000001Z pass 00000000-0000-0003-0000-000000000004
            """);
    assertThat(folder()).isDirectoryNotContaining(path -> path.toString().endsWith(".new"));
  }

  @Test
  void each_is_kept_once_and_those_that_a_database_has_lost_stay() {
    erasures().keep(List.of(BUYER));

    erasures().keep(List.of(GUEST, new Erasure(BUYER.subject(), FIRST.plusSeconds(9))));

    assertThat(erasures().list()).containsExactly(BUYER, GUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday order 1", "1970-01-01T00:16:40Z", "1970-01-01T00:16:40Z me"})
  void a_damaged_list_is_not_overlooked(String line) throws IOException {
    erasures().keep(List.of(BUYER));
    Files.writeString(file(), Files.readString(file()) + line + "\n");

    assertThatThrownBy(() -> erasures().list())
        .isInstanceOf(CannotBackUp.class)
        .hasMessageContaining(line);
    assertThatThrownBy(() -> erasures().keep(List.of(GUEST))).isInstanceOf(CannotBackUp.class);
  }

  @Test
  void a_list_that_cannot_be_written_says_so() throws IOException {
    Files.writeString(folder(), "no folder");

    assertThatThrownBy(() -> erasures().keep(List.of(GUEST)))
        .isInstanceOf(CannotBackUp.class)
        .hasMessageContaining("erasures.txt");
  }

  @Test
  void it_is_no_backup() {
    erasures().keep(List.of(BUYER));

    assertThat(new BackupFolder(folder()).list()).isEmpty();
  }
}
