package live.maguey.http.routing;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.Refused;

/// All routes, each with its [Policy], by their path template: logs and timers distinguish routes
/// without revealing a private link, and a known path answers a wrong method with 405.
public final class RouteTable {
  private final URI site;
  private final RateLimit wrongLinks;
  private final Map<String, Map<Method, Route>> byTemplate = new LinkedHashMap<>();
  private final Map<String, Policy<?>> beyond = new LinkedHashMap<>();

  /// @param site where our own pages are
  /// @param wrongLinks how often a network may come with a private link that opens nothing, on all
  ///   routes together; a right one is opened even after others came with wrong ones
  public RouteTable(URI site, RateLimit wrongLinks) {
    this.site = site;
    this.wrongLinks = wrongLinks;
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

  public void register(HttpRouting.Builder routing, SecurityHeaders security) {
    byTemplate.forEach((template, methods) -> {
      methods.forEach((method, route) -> {
        Handler handler = found(template, route.policy(), security, route.handler());
        routing.route(method, template, handler);
        if (method == Method.GET) {
          routing.route(Method.HEAD, template, handler);
        }
      });
      Policy<?> first = methods.values().iterator().next().policy();
      routing.any(template, found(template, first, security, methodNotAllowed(methods)));
    });
    beyond.forEach((prefix, policy) ->
        routing.any(prefix, found(RequestLog.UNMATCHED, policy, security, RouteTable::nowhere)));
  }

  private <P> RouteTable route(
      Method method, String template, Policy<P> policy, Proved<P> handler) {
    if (method == Method.GET && policy.intake().limit() > 0) {
      throw new IllegalStateException("GET " + template + " takes a body");
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
      RateLimit rate = policy.rate();
      if (rate != null && rate.per() == RateLimit.Per.NETWORK) {
        rate.count(request);
      }
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
        wrongLinks.count(request);
      }
      throw refused;
    }
  }

  private static Handler found(
      String template, Policy<?> policy, SecurityHeaders security, Handler handler) {
    return (request, response) -> {
      RequestLog.found(request, template, policy);
      security.apply(policy, response);
      policy.cache().on(response);
      handler.handle(request, response);
    };
  }

  private static Handler methodNotAllowed(Map<Method, Route> methods) {
    String allowed =
        methods.keySet().stream().map(Method::text).sorted().collect(Collectors.joining(", "));
    return (_, _) -> {
      throw new Refused(Problem.methodNotAllowed()).with(HeaderNames.ALLOW, allowed);
    };
  }

  private static void nowhere(ServerRequest request, ServerResponse response) {
    throw new Refused(Problem.notFound());
  }
}
