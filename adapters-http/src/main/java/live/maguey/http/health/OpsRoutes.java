package live.maguey.http.health;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import live.maguey.http.answers.Reply;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.http.routing.Who.Operator;

/// For those who run the venue, on a listener of its own that the public does not reach.
public final class OpsRoutes implements Routes {
  private final Supplier<String> metrics;

  /// @param metrics in Prometheus' text format
  public OpsRoutes(Supplier<String> metrics) {
    this.metrics = metrics;
  }

  @Override
  public void into(RouteTable table) {
    table
        .get("/metrics", Policy.program(new Operator(), Cache.NEVER), this::metrics)
        .beyond("/*", Policy.program(new Anybody(), Cache.NEVER));
  }

  private void metrics(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    Reply.send(request, response, metrics.get().getBytes(StandardCharsets.UTF_8));
  }
}
