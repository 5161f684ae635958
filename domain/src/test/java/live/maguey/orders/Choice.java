package live.maguey.orders;

import java.util.LinkedHashMap;
import java.util.Map;
import live.maguey.events.Event;
import live.maguey.events.Slug;
import live.maguey.events.TableId;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Network;
import live.maguey.tables.Table;
import org.jspecify.annotations.Nullable;

/// Builds what a buyer sends: an adult who accepts the terms and saw the first phase's price of
/// each place, from a browser, address and network named after `who`, unless the test says
/// otherwise.
final class Choice {
  private final Slug event;
  private final String who;
  private final Map<TierId, Integer> quantities = new LinkedHashMap<>();
  private String name = "  Inés Robles ";
  private String email;
  private String browser;
  private String network;
  private @Nullable TableId table;
  private long seen;
  private boolean adult = true;
  private boolean instead;
  private String terms = BoxOffice.RULES.termsVersion();
  private @Nullable IdempotencyKey key;

  private Choice(Slug event, String who) {
    this.event = event;
    this.who = who;
    this.email = who + "@example.org";
    this.browser = "browser of " + who;
    this.network = "network of " + who;
  }

  static Choice of(Event event) {
    return of(event, "ines");
  }

  static Choice of(Event event, String who) {
    return new Choice(event.slug(), who);
  }

  static Choice of(Slug event) {
    return new Choice(event, "ines");
  }

  Choice places(Tier tier, int quantity) {
    quantities.put(tier.id(), quantity);
    seen += tier.phases().getFirst().price().minor() * quantity;
    return this;
  }

  Choice table(Table wanted) {
    table = wanted.id();
    seen += wanted.price().dueNow().minor();
    return this;
  }

  Choice seen(long minor) {
    seen = minor;
    return this;
  }

  Choice named(String text) {
    name = text;
    return this;
  }

  Choice email(String address) {
    email = address;
    return this;
  }

  Choice browser(String cookie) {
    browser = cookie;
    return this;
  }

  Choice network(String address) {
    network = address;
    return this;
  }

  /// In the place of what the browser holds.
  Choice instead() {
    instead = true;
    return this;
  }

  Choice ageNotConfirmed() {
    adult = false;
    return this;
  }

  Choice terms(String version) {
    terms = version;
    return this;
  }

  Choice key(String value, String bodyHash) {
    key = new IdempotencyKey("POST /api/orders", value, bodyHash);
    return this;
  }

  PlaceOrder.Request request() {
    return new PlaceOrder.Request(
        new PlaceOrder.Choice(event, quantities, table, seen),
        new PlaceOrder.Guest(name, EmailAddress.parse(email), Language.ES),
        new PlaceOrder.Consent(terms, adult, false),
        new PlaceOrder.Asker(browser, new Network(network), "a phone", "request of " + who),
        instead,
        key);
  }
}
