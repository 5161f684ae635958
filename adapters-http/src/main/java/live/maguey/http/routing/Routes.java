package live.maguey.http.routing;

/// The routes of one capability, as a table: one line per route.
public interface Routes {
  void into(RouteTable table);
}
