package live.maguey.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTest {
  @Test
  void it_is_no_port_that_an_outgoing_connection_may_get() {
    assertThat(IntStream.range(0, 500).map(_ -> FreePort.any()))
        .allMatch(port -> port >= 1024 && port < 32_768);
  }

  @Test
  void one_that_a_connection_goes_out_from_is_not_free() throws IOException {
    int port = FreePort.any();
    try (ServerSocket far = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket near =
            new Socket(
                far.getInetAddress(), far.getLocalPort(), InetAddress.getLoopbackAddress(), port)) {
      assertThat(FreePort.is(near.getLocalPort())).isFalse();
    }
    assertThat(FreePort.is(70_000)).isFalse();
  }
}
