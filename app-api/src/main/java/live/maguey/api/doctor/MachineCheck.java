package live.maguey.api.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Java, and the data folder.
final class MachineCheck {
  private static final long MEGABYTE = 1 << 20;
  private static final long LITTLE = 1_024;
  private static final long TOO_LITTLE = 128;

  private MachineCheck() {}

  static List<Finding> of(Optional<Path> data, Room room) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            "java",
            Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " processors"));
    data.map(folder -> folder(folder, room)).ifPresent(findings::add);
    return findings;
  }

  /// Whether it can be written and has room.
  static Finding folder(Path data, Room room) {
    Path there = existing(data.toAbsolutePath());
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      return Finding.failed(
          Defect.DATA_NOT_WRITABLE,
          "data",
          there + " cannot be written",
          "Give it to the user that Maguey runs as, or name another folder with data.");
    }
    try {
      return space(there, room.usable(there) / MEGABYTE);
    } catch (IOException unreadable) {
      return Finding.notChecked("data", "the space in " + there + ": " + unreadable);
    }
  }

  /// The folder itself, or the nearest above it that is there.
  private static Path existing(Path folder) {
    Path above = folder.getParent();
    return Files.exists(folder) || above == null ? folder : existing(above);
  }

  /// @param free in megabytes
  static Finding space(Path folder, long free) {
    String said = free + " MB free in " + folder;
    if (free < TOO_LITTLE) {
      return Finding.failed(
          Defect.DISK_LOW, "data", said, "Make room now: a full disk stops the database.");
    }
    return free < LITTLE
        ? Finding.warning(Defect.DISK_LOW, "data", said, "Make room before the next night.")
        : Finding.ok("data", said);
  }
}
