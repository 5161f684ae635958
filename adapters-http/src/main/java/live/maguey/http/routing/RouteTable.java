package live.maguey.http.routing;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.answers.Refused;
import live.maguey.http.connections.Connection;
import live.maguey.http.connections.Work;

/// All routes, each with its [Policy], by their path template: logs and timers distinguish routes
/// without revealing a private link, and a known path answers a wrong method with 405.
public final class RouteTable {
  /// After which there is room again, or a load balancer has found another node.
  private static final Duration COME_AGAIN = Duration.ofSeconds(2);

  private final URI site;
  private final Limits limits;
  private final Map<String, Map<Method, Route>> byTemplate = new LinkedHashMap<>();
  private final Map<String, Policy<?>> beyond = new LinkedHashMap<>();

  /// @param site where our own pages are
  /// @param limits of the routes' tiers, and how often a network may come with a private link that
  ///   opens nothing, on all routes together; a right one is opened even after others came with
  ///   wrong ones
  public RouteTable(URI site, Limits limits) {
    this.site = site;
    this.limits = limits;
  }

  /// @param template as Helidon matches it: `/api/orders/{token}`
  public record Route(Method method, String template, Policy<?> policy, Handler handler) {
    @Override
    public String toString() {
      return method.text() + " " + template;
    }
  }

  /// Handles what somebody asks who has proved who it is.
  @FunctionalInterface
  public interface Proved<P> {
    void handle(ServerRequest request, ServerResponse response, P who) throws Exception;
  }

  public <P> RouteTable get(String template, Policy<P> policy, Proved<P> handler) {
    return route(Method.GET, template, policy, handler);
  }

  public <P> RouteTable get(String template, Policy<P> policy, Handler handler) {
    return get(template, policy, (request, response, _) -> handler.handle(request, response));
  }

  public <P> RouteTable post(String template, Policy<P> policy, Proved<P> handler) {
    return route(Method.POST, template, policy, handler);
  }

  public <P> RouteTable post(String template, Policy<P> policy, Handler handler) {
    return post(template, policy, (request, response, _) -> handler.handle(request, response));
  }

  /// What holds where there is no route.
  ///
  /// @param prefix such as `/api/*`; the first that fits holds
  public RouteTable beyond(String prefix, Policy<?> policy) {
    beyond.put(prefix, policy);
    return this;
  }

  /// In the order of the table.
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    byTemplate.values().forEach(methods -> routes.addAll(methods.values()));
    return routes;
  }

  /// @param work what a node takes on at once
  public void register(HttpRouting.Builder routing, SecurityHeaders security, Work work) {
    byTemplate.forEach((template, methods) -> {
      methods.forEach((method, route) -> {
        Handler handler = found(template, route.policy(), security, work, route.handler());
        routing.route(method, template, handler);
        if (method == Method.GET) {
          routing.route(Method.HEAD, template, handler);
        }
      });
      Policy<?> first = methods.values().iterator().next().policy();
      routing.any(template, found(template, first, security, work, methodNotAllowed(methods)));
    });
    beyond.forEach((prefix, policy) ->
        routing.any(
            prefix, found(RequestLog.UNMATCHED, policy, security, work, nowhere(policy.tier()))));
  }

  private <P> RouteTable route(
      Method method, String template, Policy<P> policy, Proved<P> handler) {
    if (method == Method.GET && policy.intake().limit() > 0) {
      throw new IllegalStateException("GET " + template + " takes a body");
    }
    if (method != Method.GET && policy.tier() instanceof Tier.Counted often && !often.writes()) {
      throw new IllegalStateException(
          method.text() + " " + template + " changes something, and is limited as if it read");
    }
    Route route = new Route(method, template, policy, guarded(policy, handler));
    Route before =
        byTemplate.computeIfAbsent(template, _ -> new LinkedHashMap<>()).putIfAbsent(method, route);
    if (before != null) {
      throw new IllegalStateException(route + " is in the table twice");
    }
    return this;
  }

  private <P> Handler guarded(Policy<P> policy, Proved<P> handler) {
    return (request, response) -> {
      P who = proved(policy.who(), request);
      if (policy.intake() instanceof Policy.Intake.OwnForm) {
        Origins.refuseForeign(request, site);
      }
      limits.count(policy.tier(), request, who);
      handler.handle(request, response, who);
    };
  }

  private <P> P proved(Who<P> who, ServerRequest request) {
    try {
      P proof = who.proved(request);
      LogContext.aboutProof(proof);
      return proof;
    } catch (Refused refused) {
      if (who instanceof Who.Link<P>) {
        limits.countWrongLink(request);
      }
      throw refused;
    }
  }

  private static Handler found(
      String template, Policy<?> policy, SecurityHeaders security, Work work, Handler handler) {
    return (request, response) -> {
      RequestLog.found(request, template, policy);
      try (Work.Place place = work.place(policy.tier().rank())) {
        if (!place.isGot()) {
          throw new Refused(Problem.of(ProblemCode.BUSY).after(COME_AGAIN));
        }
        Connection.current().worksAt(place);
        security.apply(policy, response);
        policy.cache().on(response);
        handler.handle(request, response);
      }
    };
  }

  private static Handler methodNotAllowed(Map<Method, Route> methods) {
    String allowed =
        methods.keySet().stream().map(Method::text).sorted().collect(Collectors.joining(", "));
    return (_, _) -> {
      throw new Refused(Problem.methodNotAllowed()).with(HeaderNames.ALLOW, allowed);
    };
  }

  private Handler nowhere(Tier tier) {
    return (request, _) -> {
      limits.count(tier, request, null);
      throw new Refused(Problem.notFound());
    };
  }
}
