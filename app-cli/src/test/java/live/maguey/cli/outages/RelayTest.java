package live.maguey.cli.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// A relay that still took one connection once made a broken vendor look well to `DeepHealthIT`.
class RelayTest {
  @Test
  void refuses_from_the_moment_it_says_so_however_busy_the_machine_is() throws Exception {
    try (ServerSocket vendor = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Relay relay = new Relay(URI.create("http://localhost:" + vendor.getLocalPort()))) {
      try (Socket client = connect(relay);
          Socket there = vendor.accept()) {
        there.getOutputStream().write(7);
        assertThat(client.getInputStream().read()).isEqualTo(7);

        AtomicBoolean over = new AtomicBoolean();
        List<Thread> busy = takeEveryCarrier(over);
        try {
          relay.refuse();

          assertThatIOException().isThrownBy(() -> connect(relay).close());
        } finally {
          over.set(true);
          for (Thread one : busy) {
            one.join();
          }
        }
        assertThatIOException().isThrownBy(() -> connect(relay).close());
        relay.accept();
        connect(relay).close();
      }
    }
  }

  private static Socket connect(Relay relay) throws IOException {
    return new Socket(relay.base().getHost(), relay.base().getPort());
  }

  /// No other virtual thread gets a processor until it is over.
  private static List<Thread> takeEveryCarrier(AtomicBoolean over) throws InterruptedException {
    int carriers = Runtime.getRuntime().availableProcessors();
    CountDownLatch taken = new CountDownLatch(carriers);
    List<Thread> busy = new ArrayList<>();
    for (int i = 0; i < carriers; i++) {
      busy.add(
          Thread.startVirtualThread(() -> {
            taken.countDown();
            while (!over.get()) {
              Thread.onSpinWait();
            }
          }));
    }
    taken.await();
    return busy;
  }
}
