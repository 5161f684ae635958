package live.maguey.cli.doors;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.cli.up.FreePort;

/// Debian's nginx or HAProxy in front of a server, with the block that README shows: only its
/// addresses are replaced, and TLS is left out.
final class Proxy implements AutoCloseable {
  private static final Path PAIR = Path.of("..", "deploy", "haproxy.cfg");
  private static final Path README = Path.of("..", "README.md");

  private final Process process;
  private final int port;

  private Proxy(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// @param http10 with nginx's own default towards its upstream, HTTP/1.0
  static Proxy nginx(int upstream, Path folder, boolean http10) throws IOException {
    int port = FreePort.any();
    String block =
        block("nginx")
            .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";")
            .replaceAll("(?m)^\\s*ssl_.*\\n", "")
            .replace("127.0.0.1:8080", "127.0.0.1:" + upstream);
    if (http10) {
      block = block.replaceAll("(?m)^\\s*proxy_(http_version|set_header Connection).*\\n", "");
    }
    String temp =
        List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
            .map(kind -> kind + "_temp_path " + folder.resolve(kind) + ";\n")
            .reduce("", String::concat);
    String user = System.getProperty("user.name").equals("root") ? "user root;\n" : "";
    Path configuration =
        Files.writeString(
            folder.resolve("nginx.conf"),
            user
                + "daemon off;\nerror_log stderr;\npid "
                + folder.resolve("nginx.pid")
                + ";\nevents {}\nhttp {\naccess_log off;\n"
                + temp
                + block
                + "}\n");
    return started(port, folder, "/usr/sbin/nginx", "-p", "" + folder, "-c", "" + configuration);
  }

  static Proxy haproxy(int upstream, Path folder) throws IOException {
    int port = FreePort.any();
    String block =
        block("haproxy")
            .replaceAll("bind :443 ssl crt \\S+", "bind 127.0.0.1:" + port)
            .replace("127.0.0.1:8080", "127.0.0.1:" + upstream);
    Path configuration = Files.writeString(folder.resolve("haproxy.cfg"), block);
    return started(port, folder, "/usr/sbin/haproxy", "-db", "-f", "" + configuration);
  }

  /// HAProxy before two servers, as `deploy/haproxy.cfg` has it.
  ///
  /// @param port where it listens
  static Proxy pair(int port, List<Integer> servers, Path folder) throws IOException {
    String file =
        Files.readString(PAIR)
            .replaceAll("bind :443 ssl crt \\S+ alpn \\S+", "bind 127.0.0.1:" + port);
    Path configuration = Files.writeString(folder.resolve("haproxy.cfg"), file);
    return started(
        port,
        folder,
        "/usr/bin/env",
        "MAGUEY_1=127.0.0.1:" + servers.getFirst(),
        "MAGUEY_2=127.0.0.1:" + servers.getLast(),
        "/usr/sbin/haproxy",
        "-db",
        "-f",
        "" + configuration);
  }

  private static Proxy started(int port, Path folder, String... command) throws IOException {
    if (!Files.isExecutable(Path.of(command[0]))) {
      throw new AssertionError(
          command[0]
              + " is missing: apt-get install nginx-light haproxy, under a policy-rc.d that"
              + " answers 101");
    }
    return new Proxy(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("proxy.log").toFile())
            .start(),
        port);
  }

  private static String block(String language) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(README));
    if (!block.find()) {
      throw new AssertionError("README has no block of " + language);
    }
    return block.group(1);
  }

  URI site() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
