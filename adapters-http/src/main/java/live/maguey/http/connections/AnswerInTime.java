package live.maguey.http.connections;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Duration;
import live.maguey.shared.Deadline;

/// Gives every request its [Deadline]. It counts our own time: neither the client's, who may take
/// as long for a body and an answer as [HttpSettings.Clients] says, nor Stripe's.
public final class AnswerInTime implements Filter {
  /// People wait about as long before they try again; proxies wait longer.
  static final Duration TIME = Duration.ofSeconds(8);

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    Deadline.in(TIME, System::nanoTime, Connection.current())
        .during(() -> {
          chain.proceed();
          return true;
        });
  }
}
