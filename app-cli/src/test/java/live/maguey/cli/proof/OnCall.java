package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import live.maguey.cli.Main;
import live.maguey.cli.Nobody;
import live.maguey.cli.command.Prompt;
import live.maguey.cli.command.Surroundings;
import live.maguey.launch.Release;
import org.jspecify.annotations.Nullable;

/// A person on call at a server, with the commands; keeps what the last one said.
public final class OnCall {
  /// As of a program that was built from a commit, though this one may be in the making.
  public static final Release RELEASE = new Release("1a2b3c4d5e6f");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunningServer server;
  private Prompt person = new Nobody(80);
  private Clock clock = Clock.systemUTC();
  private @Nullable Path folder;
  private String out = "";
  private String err = "";

  public OnCall(RunningServer server) {
    this.server = server;
  }

  /// Runs a command on the server's database and its Stripe; each line of text fits a terminal.
  ///
  /// @return its exit code
  public int run(String... words) {
    return said(atItsDatabase(words));
  }

  /// Runs a command on another database, with all else that the server is given.
  ///
  /// @return its exit code
  public int at(String url, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--database-url=" + url);
    return said(all);
  }

  private int said(List<String> all) {
    StringWriter said = new StringWriter();
    StringWriter complained = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(said),
            new PrintWriter(complained),
            around(),
            all.toArray(String[]::new));
    out = said.toString();
    err = complained.toString();
    if (!out.startsWith("{")) {
      assertThat(out.lines())
          .allSatisfy(
              line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(person.columns()));
    }
    return code;
  }

  /// Runs a command that goes on, as `--watch` does; what it prints is there at once.
  public int run(StringBuffer printed, String... words) {
    List<String> all = atItsDatabase(words);
    Writer at =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) {
            printed.append(text, from, length);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    return Main.run(
        new PrintWriter(at, true),
        new PrintWriter(new StringWriter()),
        around(),
        all.toArray(String[]::new));
  }

  private List<String> atItsDatabase(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    if (folder != null) {
      return all;
    }
    all.add("--database-url=" + server.keptUrl());
    all.add("--database-user=" + server.settings().get("database.user"));
    return all;
  }

  private Surroundings around() {
    return new Surroundings(environment(), person, clock, RELEASE);
  }

  /// What the server itself is given.
  private Map<String, String> environment() {
    Map<String, String> given = new HashMap<>(server.settings());
    if (folder != null) {
      leaveBehind(folder);
      given.keySet().removeIf(key -> !key.startsWith("backups."));
      given.put("data", folder.toString());
    }
    Map<String, String> variables = new HashMap<>();
    given.forEach((key, value) ->
        variables.put(
            "MAGUEY_" + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT), value));
    return variables;
  }

  /// Somebody sits at the terminal from here on.
  public OnCall with(Prompt somebody) {
    person = somebody;
    return this;
  }

  /// The commands go by the server's own clock from here on, not by this machine's.
  public OnCall byTheClockOfTheServer() {
    clock = server.clock();
    return this;
  }

  /// The commands find the server by its folder from here on, as beside `maguey up`.
  public OnCall in(Path data) {
    folder = data;
    return this;
  }

  /// What a server writes down of itself.
  private void leaveBehind(Path data) {
    Properties running = new Properties();
    running.putAll(server.settings());
    running.put("pid", "1");
    try (OutputStream file = Files.newOutputStream(data.resolve("running.properties"))) {
      running.store(file, null);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /// What the last command said.
  public String out() {
    return out;
  }

  /// What the last command complained of.
  public String err() {
    return err;
  }

  /// What the last command said with `--json`.
  public JsonNode json() {
    try {
      return JSON.readTree(out);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("not JSON: " + out, broken);
    }
  }
}
