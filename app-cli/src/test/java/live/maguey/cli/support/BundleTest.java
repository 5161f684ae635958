package live.maguey.cli.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  @TempDir private Path folder;

  @Test
  void one_that_the_disk_has_no_room_for_is_deleted() throws IOException {
    Path file = Files.createFile(folder.resolve("tonight.zip"));

    assertThatThrownBy(
            () -> {
              try (Bundle bundle = new Bundle(file, new FullDisk(20))) {
                bundle.add("READ-ME.txt", "Maguey");
                bundle.complete();
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");

    assertThat(file).doesNotExist();
  }

  @Test
  void one_that_a_fault_interrupts_is_deleted() {
    Path file = folder.resolve("tonight.zip");

    assertThatThrownBy(
            () -> {
              try (Bundle bundle = Bundle.create(file)) {
                bundle.add("READ-ME.txt", "Maguey");
                throw new IllegalStateException("a fault");
              }
            })
        .hasMessage("a fault");

    assertThat(file).doesNotExist();
  }

  @Test
  void a_complete_one_stays() throws IOException {
    Path file = folder.resolve("tonight.zip");

    try (Bundle bundle = Bundle.create(file)) {
      bundle.add("READ-ME.txt", "Maguey");
      bundle.complete();
    }

    assertThat(file).isNotEmptyFile();
  }

  private static final class FullDisk extends OutputStream {
    private int left;

    private FullDisk(int left) {
      this.left = left;
    }

    @Override
    public void write(int one) throws IOException {
      if (left-- <= 0) {
        throw new IOException("No space left on device");
      }
    }
  }
}
