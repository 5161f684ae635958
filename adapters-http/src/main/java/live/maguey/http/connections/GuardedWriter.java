package live.maguey.http.connections;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/// Writes under a guard.
record GuardedWriter(DataWriter to, Guard guard) implements DataWriter {
  /// Runs a write of so many bytes.
  @FunctionalInterface
  interface Guard {
    void during(int bytes, Runnable write);
  }

  @Override
  public void write(BufferData... buffers) {
    write(BufferData.create(buffers));
  }

  @Override
  public void write(BufferData buffer) {
    guard.during(buffer.available(), () -> to.write(buffer));
  }

  @Override
  public void writeNow(BufferData... buffers) {
    writeNow(BufferData.create(buffers));
  }

  @Override
  public void writeNow(BufferData buffer) {
    guard.during(buffer.available(), () -> to.writeNow(buffer));
  }
}
