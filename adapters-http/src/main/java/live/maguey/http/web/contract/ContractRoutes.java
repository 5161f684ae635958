package live.maguey.http.web.contract;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import live.maguey.http.answers.Reply;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Who;

/// The API contract, as this server implements it.
public final class ContractRoutes implements Routes {
  private static final String RESOURCE = "/openapi.yaml";

  private final byte[] contract = read();

  @Override
  public void into(RouteTable table) {
    table.get(RESOURCE, Policy.program(new Who.Anybody(), Cache.ASK), this::send);
  }

  private void send(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "application/yaml; charset=utf-8");
    Reply.send(request, response, contract);
  }

  private static byte[] read() {
    try (InputStream file =
        Objects.requireNonNull(ContractRoutes.class.getResourceAsStream(RESOURCE))) {
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
