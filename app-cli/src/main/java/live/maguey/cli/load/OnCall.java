package live.maguey.cli.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import live.maguey.status.CheckStatus;
import live.maguey.status.NewestBackup;

/// Those who look at `maguey status --watch` while all this happens, four of them: what it counts
/// has to stay quick too.
final class OnCall implements AutoCloseable {
  private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

  private final Thread looking;
  private volatile boolean over;

  private OnCall(DemoServer demo) {
    CheckStatus status =
        demo.application().lookUp().checkStatus(NewestBackup.Known.NotConfigured::new);
    looking =
        Thread.ofVirtual()
            .start(() -> {
              while (!over) {
                status.check();
                LockSupport.parkNanos(PAUSE_NANOS);
              }
            });
  }

  static OnCall at(DemoServer demo) {
    return new OnCall(demo);
  }

  @Override
  public void close() {
    over = true;
    LockSupport.unpark(looking);
    try {
      looking.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
