package live.maguey.persistence.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.backups.Backup;
import live.maguey.backups.Backups;
import live.maguey.backups.BackupsContract;
import live.maguey.backups.CannotBackUp;
import live.maguey.backups.Manifest;
import live.maguey.backups.SampleManifests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFolderTest extends BackupsContract {
  @TempDir private Path parent;

  private Path path() {
    return parent.resolve("backups");
  }

  @Override
  protected BackupFolder backups() {
    return new BackupFolder(path());
  }

  @Override
  protected Backup add(Manifest manifest) {
    BackupFolder folder = backups();
    return folder.finish(begun(folder), manifest);
  }

  private static Path begun(BackupFolder folder) {
    Path unfinished = folder.begin();
    try {
      Files.writeString(unfinished.resolve(BackupFolder.DUMP), "dump");
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
    return unfinished;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> inside = Files.list(path())) {
      return inside.map(p -> String.valueOf(p.getFileName())).toList();
    }
  }

  @Test
  void what_was_cut_short_is_no_backup_and_goes_a_day_later() throws IOException {
    Backups backups = backups();
    Path cut = begun(backups());
    Files.writeString(cut.resolve("manifest.json"), "{\"sha256\": \"00\", \"byt");
    assertThat(backups.list()).isEmpty();

    add(SampleManifests.at(NOW));
    assertThat(Files.exists(cut)).isTrue();
    Files.setLastModifiedTime(
        cut, FileTime.from(Files.getLastModifiedTime(cut).toInstant().minus(Duration.ofDays(2))));
    add(SampleManifests.at(NOW.plusSeconds(1)));

    assertThat(Files.exists(cut)).isFalse();
    assertThat(names()).containsExactlyInAnyOrder("20310501-040000-000", "20310501-040001-000");
  }

  @Test
  void a_folder_without_dump_or_with_another_manifest_is_no_backup() throws IOException {
    Backup backup = add(SampleManifests.at(NOW));
    Path inside = path().resolve(backup.name());
    Path manifest = inside.resolve("manifest.json");
    byte[] right = Files.readAllBytes(manifest);
    for (String wrong : List.of("", "{}", "[]", "{\"sha256\":1,\"bytes\":\"x\"}", "not JSON")) {
      Files.writeString(manifest, wrong);
      assertThat(backups().list()).as(wrong).isEmpty();
    }
    Files.write(manifest, right);
    assertThat(backups().list()).containsExactly(backup);
    Files.delete(inside.resolve(BackupFolder.DUMP));
    assertThat(backups().list()).isEmpty();
  }

  @Test
  void only_its_owner_may_look_into_a_backup() throws IOException {
    Backup backup = add(SampleManifests.at(NOW));
    assertThat(Files.getPosixFilePermissions(path().resolve(backup.name())))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void a_file_in_place_of_the_folder_is_named() throws IOException {
    Files.writeString(path(), "a file");
    assertThatThrownBy(() -> backups().list())
        .isInstanceOf(CannotBackUp.class)
        .hasMessageContaining(path().toString());
  }
}
