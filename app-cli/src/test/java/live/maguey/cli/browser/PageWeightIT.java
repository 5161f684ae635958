package live.maguey.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Sizes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What a page may weigh on its first visit, bytes over the wire with their headers. Raise a budget
/// only with a reason that a guest on a weak network would accept.
class PageWeightIT {
  private static final int WHOLE = 150_000;

  /// What stands between the visitor and a page that can be used. Fonts and pictures come beside
  /// it.
  private static final int CRITICAL = 60_000;

  private static final int REQUESTS = 16;
  private static final Set<String> CRITICAL_TYPES = Set.of("document", "stylesheet", "script");

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  @Test
  void pages_stay_within_their_budgets() {
    Event event = SERVER.event();
    for (String path : List.of("/", "/events/" + event.slug())) {
      try (Chromium chromium = Chromium.start()) {
        Page page = chromium.phone();
        List<Request> requests = new CopyOnWriteArrayList<>();
        page.onRequestFinished(requests::add);
        page.navigate(SERVER.site() + path);
        page.waitForLoadState(LoadState.LOAD);
        List<Request> own = List.copyOf(requests);

        assertThat(own).extracting(Request::resourceType).doesNotContain("fetch", "xhr");
        assertThat(own).hasSizeLessThanOrEqualTo(REQUESTS);
        assertThat(weight(own.stream())).as(path).isBetween(10_000, WHOLE);
        assertThat(weight(own.stream().filter(r -> CRITICAL_TYPES.contains(r.resourceType()))))
            .as("critical path of %s", path)
            .isBetween(5_000, CRITICAL);
        System.out.printf(
            "%s: %d bytes in %d requests, critical %d%n",
            path.equals("/") ? "season" : "night",
            weight(own.stream()),
            own.size(),
            weight(own.stream().filter(r -> CRITICAL_TYPES.contains(r.resourceType()))));
      }
    }
  }

  private static int weight(Stream<Request> requests) {
    return requests.map(Request::sizes).mapToInt(PageWeightIT::bytes).sum();
  }

  private static int bytes(Sizes sizes) {
    return sizes.responseHeadersSize + sizes.responseBodySize;
  }
}
