package live.maguey.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files of `deploy/`, each by the program that reads it, as far as it runs here.
@Tag("full")
class DeployIT {
  private static final Path DEPLOY = Path.of("..", "deploy").toAbsolutePath().normalize();
  private static final Path ARCHIVE =
      Path.of("target", "maguey-0.1.0-SNAPSHOT.tar.gz").toAbsolutePath();
  private static final Pattern VARIABLE = Pattern.compile("\\bMAGUEY_[A-Z_]+\\b");

  /// Read by the scripts that start the program, not by the program.
  private static final Set<String> OF_THE_SCRIPTS = Set.of("MAGUEY_CACHE");

  @TempDir private Path folder;
  private Path certificate;

  record Ran(int code, String said) {}

  @BeforeEach
  void certify() throws Exception {
    Path key = folder.resolve("key.pem");
    Path only = folder.resolve("certificate.pem");
    Ran made =
        run(
            "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=tickets.example.com"
                + " -keyout "
                + key
                + " -out "
                + only);
    assertThat(made.code()).as(made.said()).isZero();
    certificate =
        Files.writeString(
            folder.resolve("both.pem"), Files.readString(only) + Files.readString(key));
  }

  @Test
  void systemd_takes_every_unit_with_the_archive_where_they_point() throws Exception {
    assertThat(run("tar -xzf " + ARCHIVE + " -C " + folder).code()).isZero();
    Path program;
    try (Stream<Path> unpacked = Files.list(folder)) {
      program =
          unpacked
              .filter(path -> Files.isExecutable(path.resolve("bin/maguey")))
              .findFirst()
              .orElseThrow();
    }
    for (Path unit : files("systemd")) {
      Path copy =
          Files.writeString(
              folder.resolve(unit.getFileName().toString().replace("@", "@8080")),
              Files.readString(unit).replace("/opt/maguey", program.toString()));

      assertThat(run("systemd-analyze verify " + copy))
          .as(unit.toString())
          .isEqualTo(new Ran(0, ""));
    }
  }

  @Test
  void haproxy_takes_its_configuration() throws Exception {
    Path copy =
        Files.writeString(
            folder.resolve("haproxy.cfg"),
            Files.readString(DEPLOY.resolve("haproxy.cfg"))
                .replace("/etc/haproxy/tickets.example.com.pem", certificate.toString()));

    Ran ran = run("/usr/sbin/haproxy -c -f " + copy);
    assertThat(ran.code()).as(ran.said()).isZero();
    assertThat(ran.said()).doesNotContain("[WARNING]");
  }

  @Test
  void nginx_takes_its_configuration() throws Exception {
    Path copy =
        Files.writeString(
            folder.resolve("nginx.conf"),
            "pid %s/nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n%s}\n"
                .formatted(
                    folder,
                    Files.readString(DEPLOY.resolve("nginx.conf"))
                        .replace("listen 443", "listen 127.0.0.1:" + freePort())
                        .replace("/etc/ssl/tickets.example.com.pem", certificate.toString())
                        .replace(
                            "/etc/ssl/tickets.example.com.key",
                            folder.resolve("key.pem").toString())));

    Ran ran = run("/usr/sbin/nginx -t -p " + folder + " -c " + copy);
    assertThat(ran.code()).as(ran.said()).isZero();
    assertThat(ran.said()).doesNotContain("[warn]");
  }

  @Test
  void the_image_and_the_compose_file_follow_their_linters() throws Exception {
    install("dockerfilelint@1.8.0", "dclint@3.1.0");

    Ran image = run(bin("dockerfilelint") + " " + DEPLOY.resolve("container/Dockerfile"));
    assertThat(image.code()).as(image.said()).isZero();
    Ran compose =
        run(bin("dclint") + " --max-warnings 0 " + DEPLOY.resolve("container/compose.yaml"));
    assertThat(compose.code()).as(compose.said()).isZero();
  }

  @Test
  void every_setting_that_they_name_is_one() throws Exception {
    Set<String> known = variables(Installed.in(folder).run("settings").output());
    for (String part : List.of("systemd", "container", "kubernetes")) {
      for (Path file : files(part)) {
        Set<String> named = variables(Files.readString(file));
        named.removeAll(OF_THE_SCRIPTS);

        assertThat(known).as(file.toString()).containsAll(named);
      }
    }
  }

  /// nginx binds what it tests.
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Set<String> variables(String text) {
    return VARIABLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private void install(String... programs) throws Exception {
    Ran ran =
        run("npm install --silent --no-fund --prefix " + folder + " " + String.join(" ", programs));
    assertThat(ran.code()).as(ran.said()).isZero();
  }

  private Path bin(String program) {
    return folder.resolve("node_modules/.bin").resolve(program);
  }

  private static List<Path> files(String part) throws IOException {
    try (Stream<Path> files = Files.list(DEPLOY.resolve(part))) {
      return files.sorted().toList();
    }
  }

  private static Ran run(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ran(process.waitFor(), said);
  }
}
