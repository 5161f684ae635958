package live.maguey.benchmarks.ground;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Where and when the figures were taken.
public record Machine(
    LocalDate day, int cores, long memoryGib, String os, String java, String postgres) {
  public static Machine here() {
    var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try (Ground ground = new Ground()) {
      return new Machine(
          LocalDate.now(ZoneOffset.UTC),
          Runtime.getRuntime().availableProcessors(),
          Math.round(os.getTotalMemorySize() / (double) (1L << 30)),
          System.getProperty("os.name") + " " + System.getProperty("os.arch"),
          System.getProperty("java.vm.version"),
          ground.show("server_version") + ", fsync " + ground.show("fsync"));
    }
  }

  @Override
  public String toString() {
    return "%s, %d cores, %d GiB, %s, Java %s, PostgreSQL %s"
        .formatted(day, cores, memoryGib, os, java, postgres);
  }
}
