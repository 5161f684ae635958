package live.maguey.http.gate;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Locale;
import live.maguey.devices.Device;
import live.maguey.events.Venue;
import live.maguey.heads.CountHead;
import live.maguey.heads.Heads;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.Problems;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who.EnrolledDevice;

/// Counts people without a ticket, for the devices at the gates.
public final class HeadRoutes implements Routes {
  private final EnrolledDevice device;
  private final CountHead countHead;
  private final Venue venue;
  private final Problems problems;
  private final int bodyLimit;

  /// @param bodyLimit in bytes
  public HeadRoutes(
      EnrolledDevice device, CountHead countHead, Venue venue, Problems problems, int bodyLimit) {
    this.device = device;
    this.countHead = countHead;
    this.venue = venue;
    this.problems = problems;
    this.bodyLimit = bodyLimit;
  }

  @Override
  public void into(RouteTable table) {
    table.post(
        "/api/gate/heads",
        Policy.program(device, Cache.SECRET).tier(Counted.GATE).document(bodyLimit),
        this::count);
  }

  private void count(ServerRequest request, ServerResponse response, Device device) {
    HeadJson tap = Json.read(request, HeadJson.class);
    countHead
        .count(tap.by(device))
        .ifPresentOrElse(
            counted -> answer(request, response, tap, counted),
            () -> problems.send(request, response, Problem.of(ProblemCode.NO_EVENT)));
  }

  private void answer(
      ServerRequest request, ServerResponse response, HeadJson tap, Heads.Counted counted) {
    boolean isCounted =
        switch (counted.answer()) {
          case COUNTED, COUNTED_FULL -> true;
          case FULL, NOBODY, CONFLICT -> false;
        };
    if (counted.answer() == Heads.Answer.CONFLICT) {
      problems.send(request, response, Problem.of(ProblemCode.SCAN_CONFLICT));
      return;
    }
    Json.send(
        request,
        response,
        new CountedJson(
            tap.tapId(),
            isCounted,
            counted.answer().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            FiguresJson.of(counted.figures(), venue)));
  }
}
