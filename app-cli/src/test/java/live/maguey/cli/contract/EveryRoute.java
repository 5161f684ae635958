package live.maguey.cli.contract;

import static live.maguey.cli.contract.Arrangements.BALCONY;
import static live.maguey.cli.contract.Arrangements.GENERAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import live.maguey.api.settings.DemoSettings;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.devices.DeviceId;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.guests.InviteCode;
import live.maguey.http.Client;
import live.maguey.http.GatePhones;
import live.maguey.http.signatures.DeviceSigner;
import live.maguey.sandbox.resend.SvixSignature;
import live.maguey.sandbox.stripe.StripeSignature;
import live.maguey.sandbox.wire.SigningSecrets;
import live.maguey.sandbox.wire.WebhookSender;

/// Asks a server for everything that it answers, on a Saturday at 9:01 PM: doors are open, General
/// is on sale, Balcony is taken.
final class EveryRoute {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String[] PERSON = {"Accept", "text/html,application/xhtml+xml"};
  private static final String NIGHT = "/events/noche-de-humo";
  private static final String NOBODY = "x".repeat(43);

  private final RunningServer server;
  private final Event event;
  private final Map<String, Exchange> asked = new LinkedHashMap<>();

  EveryRoute(RunningServer server) {
    this.server = server;
    ZonedDateTime now = server.clock().instant().atZone(SampleEvents.VENUE.zone());
    ZonedDateTime eight =
        now.with(TemporalAdjusters.next(DayOfWeek.SATURDAY)).with(LocalTime.of(20, 0));
    server.clock().forward(Duration.between(now, eight));
    event = server.add(Arrangements.theEvent(server, eight.toInstant()));
    server.clock().forward(Duration.ofMinutes(61));
  }

  /// By the names of the files that they are recorded in.
  Map<String, Exchange> asked() {
    files();
    shop();
    Guest buyer = orders();
    orderPages(buyer);
    gate(buyer);
    webhooks();
    operations();
    nowhere();
    tables();
    return asked;
  }

  private void files() {
    String page = get("files/home", "/", PERSON).body();
    int at = page.indexOf("/assets/");
    String version = page.substring(at + "/assets/".length(), page.indexOf('/', at + 8));
    get("files/asset", "/assets/" + version + "/styles/page.css");
    get("files/asset-of-another-version", "/assets/0123456789ab/styles/page.css");
    get("files/asset-unknown", "/assets/" + version + "/styles/none.css", PERSON);
    get("files/poster", "/posters/1/own-own/bill/noche-de-humo.svg");
    get("files/poster-unknown", "/posters/1/own-own/huge/noche-de-humo.svg", PERSON);
    get("files/robots", "/robots.txt");
    get("files/sitemap", "/sitemap.xml");
    get("files/icon", "/favicon.ico");
    get("files/worker", "/worker.js");
    get("files/offline", "/offline", PERSON);
  }

  private void shop() {
    get("shop/home-es", "/?lang=es", PERSON);
    get("shop/event", NIGHT, PERSON);
    get("shop/event-es", NIGHT, "Accept-Language", "es-MX");
    get("shop/event-unknown", "/events/other-night", PERSON);
    get("shop/details", NIGHT + "/details?tier." + GENERAL + "=2", PERSON);
    get("shop/details-es", NIGHT + "/details?tier." + GENERAL + "=1&lang=es", PERSON);
    get("shop/details-nothing-chosen", NIGHT + "/details", PERSON);
    get("shop/terms", "/terms", PERSON);
    get("shop/contact", "/contact", PERSON);
    get("shop/privacy", "/privacy", PERSON);
    get("shop/accessibility", "/accessibility", PERSON);
    get("shop/find", "/tickets/find", PERSON);
    form("shop/find-sent", "/tickets/find", Map.of("email", "nobody@example.com"));
    form("shop/find-mistyped", "/tickets/find", Map.of("email", "nobody"));
    form(
        "shop/find-from-another-site",
        "/tickets/find",
        Map.of("email", "nobody@example.com"),
        "Sec-Fetch-Site",
        "cross-site");
    get("shop/checkout", "/checkout", PERSON);
    form("shop/checkout-placed", "/checkout", typed("buyer@example.com"));
    Map<String, String> nameless = typed("buyer@example.com");
    nameless.put("name", "");
    form("shop/checkout-mistyped", "/checkout", nameless);
    Map<String, String> cheaper = typed("cheaper@example.com");
    cheaper.put("total", "1");
    form("shop/checkout-price-changed", "/checkout", cheaper);
    form(
        "shop/checkout-from-another-site",
        "/checkout",
        typed("buyer@example.com"),
        "Origin",
        "https://other.example");
    get("shop/my-tickets-none", "/tickets", PERSON);
    json(
        "shop/script-failed",
        "/errors/browser",
        "{\"message\": \"broken\", \"page\": \"/\", \"script\": \"\", \"stack\": []}");
  }

  /// Last, so that no other answer knows of an event with tables.
  private void tables() {
    get("tables/none", "/api" + NIGHT + "/tables");
    Event mesas = server.add(server.tonight().slug("noche-de-mesas").tier("General", 9));
    TwoTables.at(server, mesas);
    get("tables/plan", "/api/events/noche-de-mesas/tables");
    json("tables/held", "/api/orders", orderOfTable("table@example.com"));
    json("tables/taken", "/api/orders", orderOfTable("late@example.com"));
    get("tables/plan-with-one-held", "/api/events/noche-de-mesas/tables");
    get("tables/page", "/events/noche-de-mesas/tables", PERSON);
    Guest host = Guest.withTable(server, mesas, TwoTables.seven(server, mesas), "host@example.com");
    form("tables/nothing-to-decline", "/orders/" + host.token() + "/decline", Map.of());
    guests(host);
    joining(host, Guest.withTickets(server, mesas, 1, "friend@example.com"));
  }

  private void guests(Guest host) {
    String page = host.hostPage();
    String pass = page + "/passes/2";
    Map<String, String> beto =
        fields("name", "Beto", "email", "beto@example.com", "language", "es");
    get("guests/host", page, PERSON);
    get("guests/passes", "/api" + page);
    get("guests/pass", pass, PERSON);
    form("guests/mistyped", pass + "/give", fields("name", "", "email", "nobody"));
    form("guests/given", pass + "/give", beto);
    get("guests/host-es", page + "?lang=es", PERSON);
    get("guests/pass-sent", pass, PERSON);
    get("guests/code", pass + "/code", PERSON);
    get("guests/calendar", page + "/calendar.ics");
    form("guests/sent-again", pass + "/send", Map.of());
    form(
        "guests/not-to-correct",
        pass + "/correct",
        fields("email", "other@example.com", "language", "es"));
    form(
        "guests/handed-on",
        pass + "/hand-on",
        fields("name", "Luz", "email", "luz@example.com", "language", "en"));
    String notMe = link("/not-me/", "luz@example.com");
    String own = link("/pass/", "luz@example.com");
    get("guests/guest-pass", own, PERSON);
    form("guests/opened", own + "/opened", Map.of());
    get("guests/not-me", notMe, PERSON);
    form("guests/declined", notMe, Map.of());
    get("guests/not-me-again", notMe, PERSON);
    get("guests/guest-pass-gone", own, PERSON);
    form("guests/taken-back", page + "/passes/3/take-back", Map.of());
    form("guests/named", page + "/passes/4/give", fields("name", "Vera"));
    form(
        "guests/corrected",
        page + "/passes/4/correct",
        fields("email", "vera@example.com", "language", "es"));
    form("guests/invited", page + "/invite", Map.of());
    form("guests/invitation-ended", page + "/invite/end", Map.of());
    get("guests/unknown", "/host/" + NOBODY, PERSON);
    get("guests/unknown-api", "/api/host/" + NOBODY);
    get("guests/no-such-pass", page + "/passes/9", PERSON);
  }

  /// In the email to an address.
  private String link(String path, String address) {
    Await.until(() -> assertThat(server.resend().mailsTo(address)).hasSize(1));
    String text =
        Objects.requireNonNull(server.resend().mailsTo(address).getFirst().content().text());
    int at = text.indexOf(path);
    return text.substring(at, at + path.length() + NOBODY.length());
  }

  private void joining(Guest host, Guest friend) {
    String page = "/orders/" + friend.token();
    String number = friend.tickets().getFirst().number();
    get("guests/join", "/join?code=ABC234", "Cookie", "orders=" + friend.token());
    get("guests/join-nothing", "/join", PERSON);
    get("guests/join-ticket", page + "/join?code=ABC234", PERSON);
    form("guests/join-unknown", page + "/join", fields("code", "ABC234", "ticket", number));
    server.stores().sales().guests().invite(host.order().id(), InviteCode.parse("ABC234"));
    form("guests/joined", page + "/join", fields("code", "ABC234", "ticket", number));
    get("guests/order-of-who-joined", page, PERSON);
    form("guests/leave", page + "/leave", fields("ticket", number));
  }

  /// In this order.
  private static Map<String, String> fields(String... namesAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  private static String orderOfTable(String email) {
    return order(GENERAL, 1, 120_000, email)
        .replace("noche-de-humo", "noche-de-mesas")
        .replace(
            "{\"tier\":\"" + GENERAL + "\",\"quantity\":1}",
            "{\"table\":\"" + TwoTables.TABLE_12 + "\"}");
  }

  private static Map<String, String> typed(String email) {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("event", "noche-de-humo");
    typed.put("q." + GENERAL, "1");
    typed.put("total", "3000");
    typed.put("name", "A buyer");
    typed.put("email", email);
    typed.put("age", "yes");
    typed.put("terms", "2026-11");
    typed.put("key", "a-form-of-" + email.replaceAll("\\W", "-"));
    typed.put("lang", "en");
    return typed;
  }

  /// @return who has paid, and whose mail is there
  private Guest orders() {
    get("events/list", "/api/events");
    get("events/one", "/api" + NIGHT);
    get("events/one-es", "/api" + NIGHT, "Accept-Language", "es");
    get("events/unknown", "/api/events/other-night");
    json("orders/placed-all", "/api/orders", order(BALCONY, 2, 9_000, "first@example.com"));
    String asked = order(GENERAL, 2, 6_000, "second@example.com");
    String token =
        field(json("orders/placed", "/api/orders", asked, "Idempotency-Key", "once"), "token");
    json("orders/placed-again", "/api/orders", asked, "Idempotency-Key", "once");
    json(
        "orders/key-conflict",
        "/api/orders",
        order(GENERAL, 1, 3_000, "second@example.com"),
        "Idempotency-Key",
        "once");
    json("orders/sold-out", "/api/orders", order(BALCONY, 1, 4_500, "late@example.com"));
    json("orders/price-changed", "/api/orders", order(GENERAL, 1, 1, "late@example.com"));
    json("orders/invalid", "/api/orders", order(GENERAL, 0, 0, "late@example.com"));
    json("orders/not-json", "/api/orders", "{");
    json("orders/too-large", "/api/orders", " ".repeat(70_000));
    ask("orders/not-sent-as-json", "POST", "/api/orders", asked, "Content-Type", "text/plain");
    get("orders/held", "/api/orders/" + token);
    ask("orders/checked", "POST", "/api/orders/" + token + "/check", "");
    get("order-pages/held", "/orders/" + token, PERSON);
    ask("orders/released", "POST", "/api/orders/" + token + "/release", "");
    get("order-pages/cancelled", "/orders/" + token, PERSON);
    get("orders/unknown", "/api/orders/" + NOBODY);

    Guest buyer = Guest.withTickets(server, event, 1, "paid@example.com");
    Await.until(() -> assertThat(buyer.mails()).hasSize(1));
    get("orders/paid", "/api/orders/" + buyer.token());
    String number = buyer.tickets().getFirst().number();
    get("orders/picture", "/api/orders/" + buyer.token() + "/tickets/" + number + ".svg");
    get("orders/picture-unknown", "/api/orders/" + buyer.token() + "/tickets/2222-2222.svg");
    return buyer;
  }

  private void orderPages(Guest buyer) {
    String page = "/orders/" + buyer.token();
    String known = "orders=" + buyer.token();
    get("order-pages/paid", page, PERSON);
    get("order-pages/paid-es", page + "?lang=es", PERSON);
    get("order-pages/calendar", page + "/calendar.ics");
    get("order-pages/print", page + "/tickets.pdf");
    get("order-pages/unknown", "/orders/" + NOBODY, PERSON);
    get("order-pages/mine", "/tickets", "Cookie", known);
    get("order-pages/back", "/back/" + buyer.reference() + "?back=paid", "Cookie", known);
    get("order-pages/back-elsewhere", "/back/" + buyer.reference() + "?back=paid", PERSON);
    Guest holder = Guest.holding(server, event, 1, "third@example.com");
    String held = "/orders/" + holder.token() + "/release";
    form("order-pages/release-from-another-site", held, Map.of(), "Sec-Fetch-Site", "cross-site");
    form("order-pages/release", held, Map.of());
    form("order-pages/release-unknown", "/orders/" + NOBODY + "/release", Map.of());
  }

  private void gate(Guest buyer) {
    String[] phone = {GatePhones.SIGNED_BY, server.phoneAt("Gate A", "phone 3")};
    get("gate/page", "/gate", PERSON);
    get("gate/page-es", "/gate?lang=es", PERSON);
    get("gate/tonight-unsigned", "/api/gate/tonight");
    json("gate/scan-unsigned", "/api/gate/scans", scan("2222-2222"));
    String link = server.gateLink("Gate A", "phone 3");
    String code = link.substring(link.indexOf('=') + 1);
    String key = new DeviceSigner(new DeviceId(server.stores().ids().next())).key().toString();
    json("gate/enrolled", "/api/gate/devices", enrolment(code, key));
    json("gate/enrolled-wrong-code", "/api/gate/devices", enrolment("2222-3333", key));
    get("gate/tonight", "/api/gate/tonight", phone);
    String number = buyer.tickets().getFirst().number();
    json("gate/admitted", "/api/gate/scans", scan(number), phone);
    json("gate/already-in", "/api/gate/scans", scan(number), phone);
    json("gate/not-ours", "/api/gate/scans", scan("2222-2222"), phone);
    json("gate/head", "/api/gate/heads", head(), phone);
    json("gate/invalid", "/api/gate/scans", "{\"code\": 1}", phone);
  }

  private String head() {
    return JSON.createObjectNode()
        .put("tapId", server.stores().ids().next().toString())
        .put("direction", "in")
        .put("at", server.clock().instant().toString())
        .toString();
  }

  private static String enrolment(String code, String key) {
    return "{\"code\": \"%s\", \"key\": \"%s\"}".formatted(code, key);
  }

  private String scan(String number) {
    return JSON.createObjectNode()
        .put("scanId", server.stores().ids().next().toString())
        .put("code", number)
        .put("input", "typed")
        .put("at", server.clock().instant().toString())
        .toString();
  }

  private void webhooks() {
    StripeSignature stripe =
        new StripeSignature(server.clock(), new SigningSecrets(DemoSettings.STRIPE_WEBHOOK_SECRET));
    SvixSignature resend =
        new SvixSignature(server.clock(), new SigningSecrets(DemoSettings.RESEND_WEBHOOK_SECRET));
    String event =
        """
        {"id": "evt_golden", "object": "event", "type": "product.created", "created": 1,
         "livemode": false, "data": {"object": {"id": "prod_1", "object": "product"}}}
        """;
    webhook("webhooks/stripe", "/webhooks/stripe", event, stripe);
    webhook("webhooks/stripe-live", "/webhooks/stripe", event.replace("false", "true"), stripe);
    json("webhooks/stripe-unsigned", "/webhooks/stripe", event);
    String report =
        """
        {"type": "email.delivered", "created_at": "1970-01-01T00:00:00Z",
         "data": {"email_id": "mail_golden", "to": ["nobody@example.com"]}}
        """;
    webhook("webhooks/resend", "/webhooks/resend", report, resend);
    json("webhooks/resend-unsigned", "/webhooks/resend", report);
  }

  private void webhook(String name, String path, String body, WebhookSender.Signer signer) {
    List<String> headers = new ArrayList<>();
    new TreeMap<>(signer.headers("evt_golden", body, false))
        .forEach((header, value) -> headers.addAll(List.of(header, value)));
    json(name, path, body, headers.toArray(String[]::new));
  }

  private void operations() {
    get("operations/live", "/health/live");
    get("operations/ready", "/health/ready");
    ask(server.ops(), "operations/metrics", "GET", "/metrics", "");
    ask(server.ops(), "operations/nothing", "GET", "/events/noche-de-humo", "");
    get("operations/contract", "/openapi.yaml");
    get("operations/contract-as-a-page", "/api");
  }

  private void nowhere() {
    get("nowhere/page", "/nothing/here", PERSON);
    get("nowhere/page-for-a-program", "/nothing/here", "Accept", "application/json");
    get("nowhere/api", "/api/nothing", PERSON);
    get("nowhere/order", "/orders/" + NOBODY + "/other", PERSON);
    get("nowhere/order-api", "/api/orders/" + NOBODY + "/other");
    get("nowhere/gate", "/gate/other", PERSON);
    get("nowhere/gate-api", "/api/gate/other");
    get("nowhere/webhook", "/webhooks/other");
    get("nowhere/health", "/health/other");
    get("nowhere/metrics", "/metrics");
    get("nowhere/deep-health", "/health/deep");
    get("nowhere/asset", "/assets/other", PERSON);
    get("nowhere/poster", "/posters/other", PERSON);
    for (String path :
        List.of(
            "/",
            "/api/orders",
            "/orders/" + NOBODY,
            "/gate",
            "/api/gate/scans",
            "/assets/1/a.css")) {
      String name = path.replace(NOBODY, "token").replaceAll("\\W+", "-").replaceAll("-$", "");
      ask("nowhere/put" + name, "PUT", path, "");
      ask("nowhere/head" + name, "HEAD", path, "");
    }
    ask("nowhere/post", "POST", "/", "", PERSON);
  }

  private static String order(String tier, int places, long total, String email) {
    ObjectNode order = JSON.createObjectNode().put("event", "noche-de-humo");
    order.putArray("lines").addObject().put("tier", tier).put("quantity", places);
    return order
        .put("total", total)
        .put("name", "A buyer")
        .put("email", email)
        .put("ageConfirmed", true)
        .put("terms", "2026-11")
        .toString();
  }

  private static String field(HttpResponse<String> answer, String name) {
    try {
      return JSON.readTree(answer.body()).path(name).asText();
    } catch (IOException broken) {
      throw new AssertionError(answer.body(), broken);
    }
  }

  private HttpResponse<String> get(String name, String path, String... headers) {
    return ask(name, "GET", path, "", headers);
  }

  private HttpResponse<String> json(String name, String path, String body, String... headers) {
    return ask(name, "POST", path, body, with("Content-Type", "application/json", headers));
  }

  private void form(String name, String path, Map<String, String> fields, String... headers) {
    List<String> pairs = new ArrayList<>();
    fields.forEach((field, value) ->
        pairs.add(field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    ask(
        name,
        "POST",
        path,
        String.join("&", pairs),
        with("Content-Type", FORM, with("Accept", "text/html", headers)));
  }

  private static String[] with(String name, String value, String... headers) {
    List<String> all = new ArrayList<>(List.of(name, value));
    all.addAll(List.of(headers));
    return all.toArray(String[]::new);
  }

  private HttpResponse<String> ask(
      String name, String method, String path, String body, String... headers) {
    return ask(server.client(), name, method, path, body, headers);
  }

  private HttpResponse<String> ask(
      Client client, String name, String method, String path, String body, String... headers) {
    HttpResponse<String> answer =
        client.send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    Exchange exchange = new Exchange(method, path, List.of(headers), body, answer);
    assertThat(asked.put(name, exchange)).as(name).isNull();
    return answer;
  }
}
