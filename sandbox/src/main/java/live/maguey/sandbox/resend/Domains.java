package live.maguey.sandbox.resend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Store;
import live.maguey.sandbox.wire.Table;

/// The domains that this team has verified: mail leaves from no other
/// (<https://resend.com/docs/dashboard/domains/introduction>).
final class Domains {
  /// The demo's own sender's.
  private static final String FIRST = "maguey.example";

  private final Store store;

  /// The state by name.
  private final Table<String> domains;

  Domains(Store store) {
    this.store = store;
    domains = store.table("domains", String.class);
    if (domains.size() == 0) {
      verify(FIRST);
    }
  }

  void verify(String domain) {
    store.change(() -> domains.put(domain.toLowerCase(Locale.ROOT), "verified"));
  }

  /// @throws IllegalStateException when it is not there
  void forget(String domain) {
    store.change(() -> {
      if (domains.remove(domain.toLowerCase(Locale.ROOT)) == null) {
        throw new IllegalStateException("There is no domain " + domain + ".");
      }
    });
  }

  List<String> names() {
    return store.locked(() -> List.copyOf(domains.all().keySet()));
  }

  /// @throws ResendError when nobody here may send from there
  void checkSender(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    if (!store.locked(() -> domains.has(domain))) {
      throw new ResendError(
          403,
          "validation_error",
          "The %s domain is not verified. Please, add and verify your domain on https://resend.com/domains"
              .formatted(domain));
    }
  }

  /// As `GET /domains` answers.
  ObjectNode listed() {
    ObjectNode list = Json.object().put("object", "list").put("has_more", false);
    ArrayNode data = list.putArray("data");
    for (String name : names()) {
      data.addObject()
          .put("id", UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString())
          .put("name", name)
          .put("status", "verified")
          .put("created_at", "2026-01-01T00:00:00.000Z")
          .put("region", "us-east-1");
    }
    return list;
  }
}
