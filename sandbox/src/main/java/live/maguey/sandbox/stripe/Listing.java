package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Table;
import org.jspecify.annotations.Nullable;

/// Stripe's lists: newest first, `limit` (1 to 100, usually 10), `starting_after`, `ending_before`
/// (<https://docs.stripe.com/api/pagination>).
final class Listing {
  private static final Set<String> PARAMS =
      Set.of(
          "limit",
          "starting_after",
          "ending_before",
          "expand[]",
          "created",
          "created[gt]",
          "created[gte]",
          "created[lt]",
          "created[lte]");

  private Listing() {}

  /// What a list can be asked for.
  ///
  /// @param filters of its own
  static Set<String> params(Set<String> filters) {
    return Stream.concat(PARAMS.stream(), filters.stream()).collect(Collectors.toUnmodifiableSet());
  }

  /// @param wanted what the list's own filters let through
  static <T> ObjectNode of(
      Params params,
      String url,
      Table<T> table,
      Predicate<T> wanted,
      Function<T, ObjectNode> shown) {
    SequencedMap<String, T> all = table.all();
    int limit = limit(params);
    String after = known(params, "starting_after", all);
    String before = known(params, "ending_before", all);
    if (after != null && before != null) {
      throw StripeError.invalid(
          null,
          null,
          "Received both starting_after and ending_before parameters. Please pass in only one.");
    }
    List<T> page = new ArrayList<>();
    boolean more = false;
    // Going back from `ending_before` walks from old to new.
    var walk = before == null ? all.reversed() : all;
    String from = before == null ? after : before;
    boolean begun = from == null;
    for (var entry : walk.entrySet()) {
      if (!begun) {
        begun = entry.getKey().equals(from);
        continue;
      }
      if (!wanted.test(entry.getValue())) {
        continue;
      }
      if (page.size() == limit) {
        more = true;
        break;
      }
      page.add(entry.getValue());
    }
    List<T> newestFirst = before == null ? page : page.reversed();
    ObjectNode list = Json.object().put("object", "list");
    list.set("data", Json.array(newestFirst.stream().map(shown).toList()));
    return list.put("has_more", more).put("url", url);
  }

  private static int limit(Params params) {
    return (int) Params.between("limit", params.integer("limit").orElse(10), 1, 100);
  }

  private static @Nullable String known(Params params, String name, SequencedMap<String, ?> all) {
    String id = params.text(name);
    if (id != null && !all.containsKey(id)) {
      throw StripeError.invalid("resource_missing", name, "No such object: '" + id + "'");
    }
    return id;
  }

  /// `created=5`, `created[gt]=5` and its kin.
  static Predicate<Long> created(Params params) {
    var exactly = params.integer("created");
    var gt = params.integer("created[gt]");
    var gte = params.integer("created[gte]");
    var lt = params.integer("created[lt]");
    var lte = params.integer("created[lte]");
    return at ->
        at == exactly.orElse(at)
            && (gt.isEmpty() || at > gt.getAsLong())
            && (gte.isEmpty() || at >= gte.getAsLong())
            && (lt.isEmpty() || at < lt.getAsLong())
            && (lte.isEmpty() || at <= lte.getAsLong());
  }
}
