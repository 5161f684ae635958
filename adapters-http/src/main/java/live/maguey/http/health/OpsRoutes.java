package live.maguey.http.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import live.maguey.http.answers.Reply;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.http.routing.Who.Operator;
import org.jspecify.annotations.Nullable;

/// For those who run the venue, on a listener of its own that the public does not reach.
///
/// Deep health has the shape of `draft-inadarei-api-health-check-06`, which monitors and their
/// exporters read. An expired draft, but the only format for this that is written down; the state,
/// the finding and the ages are members of our own, which it permits.
public final class OpsRoutes implements Routes {
  private static final Tier ASKED =
      new Tier.Free("monitoring asks, most of all when there is too much to do");

  private static final int UNWELL = 503;

  private final Supplier<String> metrics;
  private final Supplier<DeepHealth> health;

  /// @param metrics in Prometheus' text format
  public OpsRoutes(Supplier<String> metrics, Supplier<DeepHealth> health) {
    this.metrics = metrics;
    this.health = health;
  }

  /// @param status of the worst of the checks: `pass`, `warn` or `fail`
  record DeepJson(
      String status,
      String version,
      String description,
      Instant time,
      Map<String, List<CheckJson>> checks) {}

  /// @param output what helps; only where something is wrong
  /// @param age of the look, in whole seconds
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CheckJson(
      String componentType,
      String status,
      String state,
      String observedValue,
      @Nullable String output,
      @Nullable FindingJson finding,
      Instant since,
      Instant time,
      long age) {
    static CheckJson of(DeepHealth.Dependency is, Instant now) {
      return new CheckJson(
          is.type(),
          word(is.state().status()),
          word(is.state()),
          is.seen(),
          is.todo().isEmpty() ? null : is.todo(),
          FindingJson.of(is.finding(), is.runbook()),
          is.since(),
          is.looked(),
          Math.max(0, Duration.between(is.looked(), now).toSeconds()));
    }
  }

  /// What exactly is wrong, as `maguey doctor` names it, and the page about it.
  record FindingJson(String id, String runbook) {
    static @Nullable FindingJson of(@Nullable String id, @Nullable String runbook) {
      return id == null || runbook == null ? null : new FindingJson(id, runbook);
    }
  }

  @Override
  public void into(RouteTable table) {
    table
        .get("/metrics", Policy.program(new Operator(), Cache.NEVER).tier(ASKED), this::metrics)
        .get("/health/deep", Policy.program(new Operator(), Cache.NEVER).tier(ASKED), this::deep)
        .beyond("/*", Policy.program(new Anybody(), Cache.NEVER));
  }

  private void metrics(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    Reply.send(request, response, metrics.get().getBytes(StandardCharsets.UTF_8));
  }

  private void deep(ServerRequest request, ServerResponse response) {
    DeepHealth seen = health.get();
    Map<String, List<CheckJson>> checks = new LinkedHashMap<>();
    seen.dependencies()
        .forEach(each -> checks.put(each.name(), List.of(CheckJson.of(each, seen.at()))));
    response
        .status(seen.status() == DeepHealth.Status.FAIL ? UNWELL : 200)
        .header(HeaderNames.CONTENT_TYPE, "application/health+json");
    Reply.send(
        request,
        response,
        Json.bytes(
            new DeepJson(
                word(seen.status()), "1", "what this node of Maguey needs", seen.at(), checks)));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
