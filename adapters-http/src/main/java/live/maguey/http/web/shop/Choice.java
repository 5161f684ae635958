package live.maguey.http.web.shop;

import io.helidon.webserver.http.ServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.events.Event;
import live.maguey.events.Phrase;
import live.maguey.events.PricePhase;
import live.maguey.events.TableId;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// How many of which tier a buyer wants, each 1 or more, and which table. What is not an id or not
/// a number is left out.
///
/// @param table null for none
public record Choice(Map<TierId, Integer> quantities, @Nullable TableId table) {
  public static final Choice NOTHING = new Choice(Map.of(), null);

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");
  private static final String IN_ADDRESS = "tier.";
  private static final String IN_FORM = "q.";
  private static final String TABLE = "table";

  public Choice {
    quantities = Map.copyOf(quantities);
  }

  /// From an address: `tier.<id>=<n>` and `table=<id>`, as far as the event has them.
  public static Choice inAddress(ServerRequest request, Event event) {
    Map<String, String> parameters = new LinkedHashMap<>();
    request.query().names().forEach(name -> parameters.put(name, request.query().get(name)));
    return parse(parameters, IN_ADDRESS).among(event);
  }

  /// From the details form: `q.<id>=<n>` and `table=<id>`.
  public static Choice inForm(Map<String, String> fields) {
    return parse(fields, IN_FORM);
  }

  public static Choice of(Order order) {
    List<OrderLine> lines = order.details().lines();
    return new Choice(
        OrderLine.places(lines),
        lines.stream()
            .map(OrderLine::item)
            .filter(Item.Table.class::isInstance)
            .map(item -> ((Item.Table) item).table())
            .findFirst()
            .orElse(null));
  }

  /// Without tiers that the event does not have, and without a table where it has none at all.
  public Choice among(Event event) {
    return new Choice(
        tiers(event).stream().collect(Collectors.toMap(Tier::id, this::of)),
        event.hasTables() ? table : null);
  }

  public int of(Tier tier) {
    return quantities.getOrDefault(tier.id(), 0);
  }

  public int places() {
    return quantities.values().stream().mapToInt(Integer::intValue).sum();
  }

  public boolean isEmpty() {
    return quantities.isEmpty() && table == null;
  }

  /// The chosen tiers of an event, in its order.
  public List<Tier> tiers(Event event) {
    return event.tiers().stream().filter(tier -> of(tier) > 0).toList();
  }

  /// `2 General, 1 Late`.
  public Phrase text(Event event, Language reader) {
    return Phrase.joined(
        ", ",
        tiers(event).stream()
            .map(tier -> event.tierName(tier.name(), reader).after(of(tier) + " "))
            .toList(),
        reader);
  }

  /// `address` with this choice; the address alone when nothing is chosen.
  public String on(String address, Event event) {
    if (isEmpty()) {
      return address;
    }
    Stream<String> places = tiers(event).stream().map(t -> IN_ADDRESS + t.id() + "=" + of(t));
    Stream<String> tables = Stream.ofNullable(table).map(id -> TABLE + "=" + id);
    return Stream.concat(places, tables).collect(Collectors.joining("&", address + "?", ""));
  }

  /// A sum over the chosen places at the phases in which they are sold now.
  ///
  /// @param phases of the chosen tiers
  /// @return empty when nothing is chosen
  public Optional<Money> sum(Map<Tier, PricePhase> phases, Function<PricePhase, Money> part) {
    return phases.entrySet().stream()
        .map(e -> part.apply(e.getValue()).times(of(e.getKey())))
        .reduce(Money::plus);
  }

  private static Choice parse(Map<String, String> fields, String prefix) {
    Map<TierId, Integer> quantities = new LinkedHashMap<>();
    fields.forEach((name, value) -> {
      if (name.startsWith(prefix) && NUMBER.matcher(value.strip()).matches()) {
        tier(name.substring(prefix.length()))
            .ifPresent(tier -> quantities.put(tier, Integer.parseInt(value.strip())));
      }
    });
    return new Choice(quantities, table(fields.getOrDefault(TABLE, "")));
  }

  private static @Nullable TableId table(String id) {
    try {
      return TableId.parse(id);
    } catch (InvalidRequest notAnId) {
      return null;
    }
  }

  private static Optional<TierId> tier(String id) {
    try {
      return Optional.of(TierId.parse(id));
    } catch (InvalidRequest notAnId) {
      return Optional.empty();
    }
  }
}
