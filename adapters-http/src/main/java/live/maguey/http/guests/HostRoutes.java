package live.maguey.http.guests;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import live.maguey.guests.GuestList;
import live.maguey.guests.ShowGuests;
import live.maguey.http.live.LiveStream;
import live.maguey.http.live.LiveStreams;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.HostLink;
import live.maguey.orders.Order;
import live.maguey.shared.Unavailable;

/// A table's passes for its host's page, once or as a stream: who has one, who has arrived.
public final class HostRoutes implements Routes {
  private final ShowGuests showGuests;
  private final LiveStreams streams;

  public HostRoutes(ShowGuests showGuests, LiveStreams streams) {
    this.showGuests = showGuests;
    this.streams = streams;
  }

  @Override
  public void into(RouteTable table) {
    table.get(
        "/api/host/{token}",
        Policy.program(new HostLink(showGuests), Cache.SECRET).tier(Counted.TABLE),
        this::show);
  }

  /// Who asks for a stream gets all again whenever a pass or an arrival changes it.
  private void show(ServerRequest request, ServerResponse response, GuestList list) {
    Order order = list.order();
    streams.answer(
        request,
        response,
        LiveStream.of(GuestList.topic(order.id()), () -> snapshot(order)).as("host"));
  }

  private byte[] snapshot(Order order) {
    return showGuests
        .of(order)
        .map(list -> Json.bytes(HostJson.of(list)))
        .orElseThrow(() -> new Unavailable("the passes of order " + order.id() + " are gone"));
  }
}
