package live.maguey.http.events;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Event;
import live.maguey.events.Slug;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.routing.Problems;
import live.maguey.shared.InvalidRequest;

/// The event whose slug a path has as `{slug}`. A slug of no event is answered with
/// [ProblemCode#EVENT_NOT_FOUND], as JSON or as a page.
public final class EventInPath {
  private final BrowseEvents browseEvents;
  private final Problems problems;

  public EventInPath(BrowseEvents browseEvents, Problems problems) {
    this.browseEvents = browseEvents;
    this.problems = problems;
  }

  /// What is done with the event.
  @FunctionalInterface
  public interface EventHandler {
    void handle(ServerRequest request, ServerResponse response, Event event);
  }

  /// The slug; empty where it is the name of no event.
  public static Optional<Slug> slug(ServerRequest request) {
    try {
      return Optional.of(Slug.parse(request.path().pathParameters().get("slug")));
    } catch (InvalidRequest nameOfNoEvent) {
      return Optional.empty();
    }
  }

  /// Finds the event first.
  public Handler found(EventHandler handler) {
    return (request, response) ->
        slug(request)
            .flatMap(browseEvents::show)
            .ifPresentOrElse(
                event -> handler.handle(request, response, event),
                () -> problems.send(request, response, Problem.of(ProblemCode.EVENT_NOT_FOUND)));
  }
}
