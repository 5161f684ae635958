package live.maguey.api.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much room there is.
@FunctionalInterface
public interface Room {
  Room ON_DISK = folder -> Files.getFileStore(folder).getUsableSpace();

  /// @param folder one that is there
  /// @return in bytes, for this process
  long usable(Path folder) throws IOException;
}
