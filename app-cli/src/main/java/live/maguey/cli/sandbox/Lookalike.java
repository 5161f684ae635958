package live.maguey.cli.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.cli.command.DataFolder;
import live.maguey.cli.command.Json;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import org.jspecify.annotations.Nullable;

/// A lookalike that another process runs: the named one, else the one that `maguey up` runs in the
/// data folder.
public final class Lookalike {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /// No lookalike can be asked; the message says why and what to do.
  public static final class Unreachable extends RuntimeException {
    Unreachable(String message) {
      super(message);
    }
  }

  /// What it answered.
  public record Answer(int status, JsonNode body) {}

  private final URI base;

  private Lookalike(URI base) {
    this.base = base;
  }

  /// @param named its address, or null
  /// @throws Unreachable when none is named and none runs, or the address is not of this machine
  public static Lookalike of(Vendor vendor, @Nullable URI named, Operation operation) {
    URI base = named == null ? running(vendor, operation) : named;
    if (!isOfThisMachine(base)) {
      throw new Unreachable(base + " is not of this machine; drills are for lookalikes only.");
    }
    return new Lookalike(base);
  }

  private static URI running(Vendor vendor, Operation operation) {
    var data =
        KnownSettings.ofDemo(operation.settings().sources("the defaults", Map.of()))
            .get(ServiceConfig.Node.class)
            .data();
    return DataFolder.running(data)
        .map(said -> said.get(Report.word(vendor) + ".base"))
        .map(URI::create)
        .orElseThrow(() ->
            new Unreachable("No lookalike runs here. Run `maguey up`, or name one with --at."));
  }

  private static boolean isOfThisMachine(URI base) {
    try {
      return base.getHost() != null && InetAddress.getByName(base.getHost()).isLoopbackAddress();
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }

  URI page() {
    return base.resolve("/sandbox");
  }

  /// @throws Unreachable when it does not answer in time
  Answer drills() {
    return ask(HttpRequest.newBuilder(base.resolve("/sandbox/drills")));
  }

  /// @throws Unreachable when it does not answer in time; the drill may have been done
  public Answer run(String drill, Map<String, String> fields) {
    try {
      return ask(
          HttpRequest.newBuilder(base.resolve("/sandbox/" + drill))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(fields))));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts are always JSON", impossible);
    }
  }

  private Answer ask(HttpRequest.Builder request) {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      HttpResponse<byte[]> answer =
          http.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), Json.MAPPER.readTree(answer.body()));
    } catch (JsonProcessingException somethingElse) {
      throw new Unreachable("What listens at " + base + " is no lookalike of this version.");
    } catch (IOException down) {
      throw new Unreachable(
          "The lookalike at " + base + " does not answer. Check that `maguey up` is running.");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Unreachable("Stopped while waiting for " + base + ".");
    }
  }
}
