package live.maguey.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.cli.Main;
import live.maguey.cli.Nobody;
import live.maguey.cli.command.ExitCode;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What starts where it cannot ends at once, with a sentence that says what to do and exit code 3:
/// no stack, no half of a server that goes on.
class StartingIT {
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "MAGUEY_SITE", "https://maguey.example",
              "MAGUEY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/maguey",
              "MAGUEY_STRIPE_SECRET_KEY", "sk_live_a1b2c3",
              "MAGUEY_STRIPE_WEBHOOK_SECRET", "whsec_a1b2c3",
              "MAGUEY_RESEND_API_KEY", "re_a1b2c3",
              "MAGUEY_RESEND_WEBHOOK_SECRET", "whsec_d4e5f6",
              "MAGUEY_MAIL_FROM", "tickets@maguey.example",
              "MAGUEY_KEYS_MASTER", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=",
              "MAGUEY_KEYS_LINK", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAI=",
              "MAGUEY_PORT", "0"));

  @BeforeEach
  void what_does_not_fit_beside() {
    environment.put("MAGUEY_OPS_PORT", "0");
    environment.put("MAGUEY_KEYS_PAYMENT", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM=");
    environment.put("MAGUEY_VENUE_STREET", "1 Agave Street");
    environment.put("MAGUEY_VENUE_CITY", "Chicago, IL 60601");
  }

  @Test
  void on_a_port_that_is_taken_it_proposes_one_that_is_free() throws IOException {
    try (ServerSocket taken = listener();
        ServerSocket next = neighbour(taken.getLocalPort() + 10)) {
      String said = refused("serve", "--port=" + taken.getLocalPort());

      assertThat(said).startsWith("Port " + taken.getLocalPort() + " is taken by another program.");
      Matcher proposed = Pattern.compile("--port\\s+(\\d+)").matcher(said);
      assertThat(proposed.find()).as(said).isTrue();
      assertThat(Integer.parseInt(proposed.group(1)))
          .isNotEqualTo(next.getLocalPort())
          .isNotEqualTo(taken.getLocalPort());
      neighbour(Integer.parseInt(proposed.group(1))).close();
    }
  }

  @Test
  void on_a_port_for_figures_that_is_taken_it_names_that_option() throws IOException {
    try (ServerSocket taken = listener()) {
      assertThat(refused("serve", "--ops-port=" + taken.getLocalPort()))
          .startsWith("Port " + taken.getLocalPort() + " is taken by another program.")
          .contains("--ops-port");
    }
    assertThat(refused("serve", "--ops-bind=192.0.2.1")).startsWith("`--ops-bind` names 192.0.2.1");
  }

  @Test
  void on_an_address_of_another_machine_it_says_so() {
    assertThat(refused("serve", "--bind=192.0.2.1")).contains("192.0.2.1", "127.0.0.1", "0.0.0.0");
    assertThat(refused("serve", "--bind=no-such-host.invalid")).contains("no-such-host.invalid");
  }

  @Test
  void without_its_database_it_says_so() {
    assertThat(refused("serve")).contains("no connection to the database");
    assertThat(refused("migrate")).contains("no connection to the database");
  }

  @Test
  void on_a_database_that_does_not_exist_it_says_so() {
    Database.Settings database = TestDatabase.settings(2);
    assertThat(refused("serve", "--database-url=" + database.url() + "_no", user(database)))
        .contains("no connection to the database")
        .contains("does not exist");
  }

  @Test
  void where_something_else_answers_in_the_place_of_postgresql_it_says_so() throws IOException {
    try (ServerSocket web = listener()) {
      Thread.ofVirtual().start(() -> answerAsAWebServer(web));
      String url = "--database-url=jdbc:postgresql://127.0.0.1:" + web.getLocalPort() + "/maguey";
      assertThat(refused("serve", url)).contains("no connection to the database");
    }
  }

  @Test
  void on_a_schema_that_is_older_or_newer_it_says_so() throws SQLException {
    Database.Settings empty = TestDatabase.empty();
    assertThat(refused("serve", "--database-url=" + empty.url(), user(empty)))
        .contains("maguey migrate");

    Database.Settings newer = TestDatabase.settings(2);
    try (Connection connection =
        DriverManager.getConnection(newer.url(), newer.user(), newer.password())) {
      connection
          .createStatement()
          .execute(
              "INSERT INTO flyway_schema_history (installed_rank, version, description, type,"
                  + " script, checksum, installed_by, execution_time, success) VALUES (9999,"
                  + " '9999', 'of tomorrow', 'SQL', 'V9999__of_tomorrow.sql', 1, 'x', 1, true)");
    }
    assertThat(refused("serve", "--database-url=" + newer.url(), user(newer)))
        .contains("newer than this program", "V9999__of_tomorrow.sql");
    assertThat(refused("migrate", "--database-url=" + newer.url(), user(newer)))
        .contains("newer than this program", "V9999__of_tomorrow.sql");
  }

  @Test
  void on_a_database_of_an_early_version_it_says_how_to_start_over() throws SQLException {
    Database.Settings early = TestDatabase.settings(2);
    try (Connection connection =
        DriverManager.getConnection(early.url(), early.user(), early.password())) {
      connection
          .createStatement()
          .execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '0001'");
    }
    for (String command : List.of("serve", "migrate")) {
      assertThat(refused(command, "--database-url=" + early.url(), user(early)))
          .contains("early version", "maguey up --fresh", "empty database", "maguey migrate");
    }
  }

  @Test
  void in_a_data_folder_that_cannot_be_written_up_says_so(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(refused("up", "--data=" + file.resolve("data"))).contains("--data");
  }

  @ParameterizedTest
  @CsvSource({
    "--tls, `--tls` needs `--listen`",
    "--listen=127.0.0.1, add `--tls`",
    "--tls --listen=0.0.0.0, no private address of this machine",
    "--tls --listen=8.8.8.8, no private address of this machine",
    "--tls --listen=192.168.255.254, no private address of this machine",
    "--tls --listen=phone.example.com, 'a number, not a name'",
  })
  void phones_are_served_at_a_private_address_of_this_machine(
      String options, String sentence, @TempDir Path folder) {
    List<String> words = new ArrayList<>(List.of("up", "--data=" + folder.resolve("data")));
    words.addAll(List.of(options.split(" ")));

    assertThat(refused(words.toArray(String[]::new)).replaceAll("\\s+", " ")).contains(sentence);
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void the_lookalikes_say_which_port_is_taken() throws IOException {
    try (ServerSocket taken = listener()) {
      assertThat(refused("sandbox", "run", "--stripe-port=" + taken.getLocalPort()))
          .contains("Port " + taken.getLocalPort());
    }
  }

  private String refused(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> words = new ArrayList<>(List.of(arguments));
    int code =
        Main.run(
            new PrintWriter(out),
            new PrintWriter(err),
            environment,
            new Nobody(),
            words.toArray(String[]::new));
    String said = err.toString();
    assertThat(code).as(said).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(said.lines().count()).as(said).isLessThan(6);
    assertThat(said.toLowerCase(Locale.ROOT)).doesNotContain("exception", "a bug of");
    return said.replaceAll("\\s+", " ");
  }

  private static String user(Database.Settings database) {
    return "--database-user=" + database.user();
  }

  private static ServerSocket listener() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static ServerSocket neighbour(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  private static void answerAsAWebServer(ServerSocket web) {
    try (Socket client = web.accept()) {
      client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
    } catch (IOException closed) {
      // The test has ended.
    }
  }
}
