package live.maguey.http.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// All routes by their path template, so that logs and timers distinguish routes without revealing
/// a private link, and a known path answers a wrong method with 405.
public final class RouteTable {
  private final Map<String, Map<Method, Handler>> byTemplate = new LinkedHashMap<>();
  private final Map<String, List<HttpService>> mounted = new LinkedHashMap<>();

  /// @param template as Helidon matches it: `/api/orders/{token}`
  public RouteTable get(String template, Handler handler) {
    return route(Method.GET, template, handler);
  }

  public RouteTable post(String template, Handler handler) {
    return route(Method.POST, template, handler);
  }

  public RouteTable delete(String template, Handler handler) {
    return route(Method.DELETE, template, handler);
  }

  /// Everything below `prefix` is the service's business.
  public RouteTable mount(String prefix, HttpService service) {
    mounted.computeIfAbsent(prefix, _ -> new ArrayList<>()).add(service);
    return this;
  }

  /// Each as `METHOD template`, in the order of the table.
  public List<String> routes() {
    return byTemplate.entrySet().stream()
        .flatMap(route ->
            route.getValue().keySet().stream()
                .map(Method::text)
                .sorted()
                .map(method -> method + " " + route.getKey()))
        .toList();
  }

  public void register(HttpRouting.Builder routing) {
    byTemplate.forEach((template, handlers) -> {
      handlers.forEach((method, handler) -> routing.route(method, template, handler));
      if (handlers.containsKey(Method.GET)) {
        routing.route(Method.HEAD, template, named(template, handlers.get(Method.GET)));
      }
      routing.any(template, named(template, methodNotAllowed(handlers)));
    });
    mounted.forEach((prefix, services) -> {
      routing.any(
          prefix + "/*",
          (request, response) -> {
            RequestLog.template(request, prefix + "/*");
            response.next();
          });
      services.forEach(service -> routing.register(prefix, service));
    });
  }

  private RouteTable route(Method method, String template, Handler handler) {
    Handler before =
        byTemplate
            .computeIfAbsent(template, _ -> new LinkedHashMap<>())
            .putIfAbsent(method, named(template, handler));
    if (before != null) {
      throw new IllegalStateException(method + " " + template + " is in the table twice");
    }
    return this;
  }

  private static Handler named(String template, Handler handler) {
    return (request, response) -> {
      RequestLog.template(request, template);
      handler.handle(request, response);
    };
  }

  private static Handler methodNotAllowed(Map<Method, Handler> handlers) {
    String allowed =
        handlers.keySet().stream().map(Method::text).sorted().collect(Collectors.joining(", "));
    return (_, _) -> {
      throw new Refused(Problem.methodNotAllowed()).with(HeaderNames.ALLOW, allowed);
    };
  }
}
