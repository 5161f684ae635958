package live.maguey.http.web.shop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import live.maguey.events.Phrase;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.http.answers.PageWords;
import live.maguey.http.web.Frame;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.PosterView;
import live.maguey.http.web.Times;
import live.maguey.http.web.WebAssets;
import live.maguey.http.web.checkout.DetailsPage;
import live.maguey.http.web.gate.GatePage;
import live.maguey.http.web.guests.SampleGuests;
import live.maguey.http.web.orders.MyTicketsPage;
import live.maguey.http.web.orders.OrderPage;
import live.maguey.http.web.orders.OrderPage.Receipt;
import live.maguey.http.web.orders.OrderPage.RefundSlip;
import live.maguey.http.web.orders.OrderView;
import live.maguey.http.web.orders.OrderView.TicketView;
import live.maguey.http.web.orders.OrderView.TicketView.Status;
import live.maguey.http.web.shop.EventPage.Fact;
import live.maguey.http.web.shop.EventPage.TierRow;
import live.maguey.http.web.tables.SampleTables;
import live.maguey.posters.Composition;
import live.maguey.posters.Ink;
import live.maguey.posters.PlainPosters;
import live.maguey.posters.Poster;
import live.maguey.shared.Language;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// Every page in every state, with the figures of the brand's pictures: 2 General at 36.00.
public final class SamplePages {

  /// The stable codes that a reader can meet, each with its own texts.
  static final List<String> CODES =
      List.of(
          "sold-out",
          "price-changed",
          "already-holding",
          "too-many-holds",
          "customer-full",
          "sales-not-open",
          "sales-closed",
          "event-not-found",
          "order-not-found",
          "table-not-found",
          "pass-not-found",
          "pass-gone",
          "page-not-found",
          "invalid-request",
          "idempotency-conflict",
          "request-in-progress",
          "payments-refused",
          "payments-unavailable",
          "rate-limited",
          "another-site",
          "maintenance",
          "internal",
          "offline");

  static final String MAIL = "elena@example.com";

  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 28);
  private static final LocalDate SPENT_NIGHT = LocalDate.of(2026, 12, 4);
  private static final LocalDate ON_SALE_FROM = LocalDate.of(2026, 12, 1);
  private static final Instant DOORS = SampleEvents.VENUE.at(NIGHT, LocalTime.of(22, 0));
  private static final Instant ENDS = SampleEvents.VENUE.at(NIGHT, LocalTime.of(3, 0));
  private static final Instant REFUNDED =
      SampleEvents.VENUE.at(LocalDate.of(2026, 11, 26), LocalTime.of(18, 14));

  private final WebAssets assets;
  private final Words words;
  private final Times times;
  private final PosterPrints prints = new PosterPrints(new PlainPosters());
  private final PosterView humo = view("noche-de-humo", Ink.HUMO, Composition.QUIOTE);
  private final PosterView espina = view("santa-espina", Ink.ROSA, Composition.FILO);

  /// The sample whose page asks again by itself.
  static final String AGAIN = "error-again";

  public SamplePages(WebAssets assets, Language language) {
    this.assets = assets;
    this.words = PageWords.in(language);
    this.times = new Times(SampleEvents.VENUE.zone(), words);
  }

  /// @param template path of the template
  /// @param model its one parameter, `page`
  public record Sample(String template, Object model) {}

  /// All samples by name, such as `order-paid`.
  public Map<String, Sample> all() {
    Map<String, Sample> samples = new LinkedHashMap<>();
    samples.put("events", new Sample("shop/events.jte", events()));
    samples.put(
        "events-none",
        new Sample(
            "shop/events.jte",
            new EventsPage(frame(words.get("events.title"), null), null, List.of())));
    samples.put("event", event(SaleState.ON_SALE, null));
    samples.put("event-notice", event(SaleState.ON_SALE, Notice.of(words, "sold-out")));
    samples.put("event-on-hold", event(SaleState.ON_HOLD, Notice.of(words, "on-hold")));
    samples.put("event-sold-out", event(SaleState.SOLD_OUT, null));
    samples.put("event-cancelled", event(SaleState.CANCELLED, null));
    samples.put("event-closed", event(SaleState.CLOSED, null));
    samples.put("event-not-yet", event(SaleState.NOT_YET, null));
    SampleTables tables = new SampleTables(words.language());
    samples.put("tables", new Sample("shop/tables.jte", tables.open(null)));
    samples.put("tables-sold-out", new Sample("shop/tables.jte", tables.soldOut()));
    samples.put("tables-not-yet", new Sample("shop/tables.jte", tables.notYet()));
    samples.put("tables-taken", new Sample("shop/tables.jte", tables.taken(words)));
    new SampleGuests(words.language(), QR)
        .all()
        .forEach((name, page) -> samples.put(name, new Sample(page.getKey(), page.getValue())));
    samples.put("details", details(MAIL, "Elena", true, false, List.of(), null));
    samples.put(
        "details-wrong",
        details(
            "elena@",
            "",
            false,
            false,
            Stream.of("email", "name", "age")
                .map(f -> new DetailsPage.Mistake(f, words.get("details." + f + ".wrong")))
                .toList(),
            Notice.of(words, "invalid-request")));
    samples.put("details-free", details("", "", false, true, List.of(), null));
    samples.put("details-deposit", new Sample("shop/details.jte", deposit()));
    orders(samples);
    for (String code : CODES) {
      samples.put("error-" + code, message(code, MessagePage.Way.ONWARD));
    }
    samples.put(AGAIN, message("maintenance", MessagePage.Way.AGAIN));
    samples.put("error-back", message("internal", MessagePage.Way.BACK));
    samples.put("mine", mine(List.of(row("/orders/k"))));
    samples.put("mine-none", mine(List.of()));
    samples.put(
        "gate",
        new Sample(
            "gate/gate.jte",
            new GatePage(words, assets, "/gate?lang=es", SampleEvents.VENUE.zone())));
    return samples;
  }

  private void orders(Map<String, Sample> samples) {
    var slip =
        new RefundSlip(
            "$72.00", words.get("order.refund.whole", times.moment(REFUNDED)), List.of());
    put(samples, "opening", "opening", new OrderView.Opening());
    put(samples, "held", "held", new OrderView.Held("/pay", "/back", "/change", 372, 600, null));
    put(
        samples,
        "held-short",
        "held",
        new OrderView.Held("/pay", "/back", "/change", 74, 600, null));
    put(
        samples,
        "declined",
        "held",
        new OrderView.Held(
            "/pay",
            "/back",
            "/change",
            372,
            600,
            "Your card was declined for lack of funds. Nothing was charged. Try another card."));
    put(samples, "confirming", "held", new OrderView.Confirming(2));
    put(samples, "paid", "paid", paid(false, Status.VALID, null));
    put(samples, "late", "paid", paid(true, Status.VALID, null));
    new SampleTableOrders(words, times.weekday(NIGHT))
        .all()
        .forEach((name, view) -> put(samples, name, "paid", view));
    put(samples, "joined", "paid", joined());
    put(samples, "partly-refunded", "partially_refunded", paid(false, Status.REFUNDED, slip));
    put(samples, "used", "paid", paid(false, Status.USED, null));
    put(samples, "void", "paid", paid(false, Status.VOID, null));
    put(samples, "late-refunded", "late_refunded", new OrderView.LateRefunded(slip, MAIL, "/e"));
    put(samples, "refunded", "refunded", new OrderView.Refunded(slip, MAIL, "/e"));
    put(
        samples,
        "expired",
        "expired",
        new OrderView.Expired(10, words.get("order.left", 38, "General"), "/a", 2, "/e"));
    put(
        samples,
        "expired-gone",
        "expired",
        new OrderView.Expired(3, words.get("order.expired.gone"), null, 2, "/e"));
    put(samples, "failed", "failed", new OrderView.Failed("/again", "/e"));
    put(samples, "cancelled", "cancelled", new OrderView.Cancelled("/e"));
    put(samples, "night-cancelled", "refunded", new OrderView.EventCancelled(true, slip, "/"));
    put(samples, "night-cancelled-free", "paid", new OrderView.EventCancelled(true, null, "/"));
    put(samples, "night-cancelled-unpaid", "held", new OrderView.EventCancelled(false, null, "/"));
  }

  private void put(Map<String, Sample> samples, String name, String state, OrderView view) {
    var bill = bill();
    samples.put(
        "order-" + name,
        new Sample(
            "shop/order.jte",
            new OrderPage(
                new Frame(
                    words,
                    assets,
                    words.get("order.title"),
                    "humo",
                    "/?lang=es",
                    SampleEvents.VENUE,
                    true,
                    null,
                    null),
                bill,
                state,
                "MGY-7K2Q-4F",
                "/api/orders/k",
                view,
                null,
                null)));
  }

  private OrderView.Paid paid(boolean late, Status second, @Nullable RefundSlip refund) {
    return new OrderView.Paid(
        late,
        words.get(late ? "order.late.detail" : "order.paid.detail", 2, times.weekday(NIGHT)),
        MAIL,
        List.of(
            new TicketView(
                said("General, any time until 2 AM"),
                title(1, "7K2Q-4F9X"),
                "7K2Q-4F9X",
                QR,
                Status.VALID,
                ""),
            new TicketView(
                said("General, any time until 2 AM"),
                title(2, "8M3R-5G2Y"),
                "8M3R-5G2Y",
                second == Status.VALID || second == Status.USED ? QR : "",
                second,
                second == Status.USED ? "23:12, gate B" : "")),
        new Receipt(
            List.of(new Receipt.Line(said("2 General"), "$64.80")), "$7.20", "$72.00", null),
        "/orders/k/calendar.ics",
        late ? null : "/orders/k/tickets.pdf",
        refund,
        OrderView.Paid.AtTables.NONE);
  }

  /// Of which one ticket is a guest of a table.
  private OrderView joined() {
    OrderView.Paid paid = paid(false, Status.VALID, null);
    return new OrderView.Paid(
        false,
        paid.detail(),
        paid.email(),
        paid.tickets(),
        paid.receipt(),
        paid.calendarUrl(),
        paid.pdfUrl(),
        null,
        new OrderView.Paid.AtTables(
            null,
            "/orders/k/join",
            "/orders/k/leave",
            List.of(
                new OrderView.Paid.Seat(
                    "7K2Q-4F9X",
                    words.get("order.seat", "7K2Q-4F9X", TableId.name("12", words.language())),
                    true)),
            null));
  }

  private TicketView.Title title(int no, String number) {
    return new TicketView.Title(words.get("order.ticket", no, 2), words.get("order.qr", number));
  }

  private EventsPage events() {
    return new EventsPage(
        frame(words.get("events.title"), null),
        new EventsPage.NextEvent(
            "/events/noche-de-humo",
            humo,
            said("Noche de Humo"),
            times.nextNight(NIGHT, NIGHT.minusDays(3)),
            times.hour(DOORS),
            said("Inés b2b Tavo, Marisol live"),
            words.get("events.facts", times.hour(DOORS), times.hour(ENDS))
                + " "
                + words.get("events.age", 21),
            "$20.00",
            SaleState.ON_SALE),
        List.of(
            new EventsPage.Month(times.monthOf(NIGHT, NIGHT), List.of(aguamiel())),
            new EventsPage.Month(times.monthOf(SPENT_NIGHT, NIGHT), december())));
  }

  private EventRow aguamiel() {
    return row(
        "aguamiel",
        Ink.FLOR,
        Composition.ROSETA,
        "Aguamiel",
        "Slow cumbia, dub, house at 104",
        LocalDate.of(2026, 11, 27),
        SaleState.FEW_LEFT,
        "$22.00",
        words.get("state.left", 12));
  }

  private List<EventRow> december() {
    String from = words.get("events.all-in-from");
    return List.of(
        row(
            "santa-espina",
            Ink.ROSA,
            Composition.FILO,
            "Santa Espina",
            "Neoperreo, hard drums",
            LocalDate.of(2026, 12, 4),
            SaleState.SOLD_OUT,
            null,
            ""),
        row(
            "doble-filo",
            Ink.ANIL,
            Composition.ROSETA,
            "Doble Filo",
            "Lupe b2b Ren, all night",
            LocalDate.of(2026, 12, 5),
            SaleState.ON_SALE,
            "$30.00",
            from),
        row(
            "tierra-caliente",
            Ink.GRANA,
            Composition.CAMPO,
            "Tierra Caliente",
            "Salsa dura, live band of nine",
            LocalDate.of(2026, 12, 11),
            SaleState.ON_SALE,
            "$26.00",
            from),
        row(
            "piel-de-cal",
            Ink.CAL,
            Composition.FILO,
            "Piel de Cal",
            "Minimal, white room",
            LocalDate.of(2026, 12, 12),
            SaleState.NOT_YET,
            null,
            words.get("state.from", times.date(ON_SALE_FROM))),
        row(
            "posada-electrica",
            Ink.NOCHE,
            Composition.CAMPO,
            "Posada Eléctrica",
            "Techno, ponche until one",
            LocalDate.of(2026, 12, 19),
            SaleState.CANCELLED,
            null,
            ""),
        row(
            "una-sola-flor",
            Ink.COBRE,
            Composition.QUIOTE,
            "Una Sola Flor",
            "New Year, three rooms",
            LocalDate.of(2026, 12, 31),
            SaleState.ON_SALE,
            "$68.00",
            from));
  }

  private Sample event(SaleState state, @Nullable Notice notice) {
    boolean spent = state == SaleState.SOLD_OUT || state == SaleState.ON_HOLD;
    var page =
        new EventPage(
            frame(spent ? "Santa Espina" : "Noche de Humo", spent ? "rosa" : "humo"),
            new EventPage.About(
                spent ? espina : humo,
                said(spent ? "Santa Espina" : "Noche de Humo"),
                times.day(spent ? SPENT_NIGHT : NIGHT),
                times.hour(DOORS) + " – " + times.hour(ENDS),
                said("Inés b2b Tavo. Marisol live at midnight."),
                said(
                    spent
                        ? ""
                        : "Smoke from the pit oven, low lights, one long set. The floor opens at ten and"
                            + " the live hour starts when the smoke does."),
                List.of(
                    fact("event.doors", event(spent ? SPENT_NIGHT : NIGHT), null),
                    fact(
                        "event.ends",
                        words.get(
                            "time.ends-after",
                            times.hour(ENDS),
                            times.weekday(spent ? SPENT_NIGHT : NIGHT)),
                        null),
                    fact("event.age", words.get("event.age.value", 21), null),
                    fact(
                        "event.where",
                        SampleEvents.PREMISES.address(),
                        new Notice.Link("https://maguey.example/map", words.get("contact.map"))),
                    fact(
                        "event.way",
                        SampleEvents.PREMISES.way(words.language()).orElse(""),
                        null))),
            new EventPage.Sale(
                state,
                switch (state) {
                  case ON_HOLD -> words.get("event.on-hold", times.longDay(SPENT_NIGHT));
                  case SOLD_OUT -> words.get("event.sold-out", times.longDay(SPENT_NIGHT));
                  case CANCELLED -> words.get("event.cancelled");
                  case CLOSED -> words.get("event.closed");
                  case NOT_YET -> words.get("event.not-yet", times.date(ON_SALE_FROM));
                  case ON_SALE, FEW_LEFT -> "";
                },
                3),
            new EventPage.Purchase(
                "/events/noche-de-humo/details",
                "/events/noche-de-humo/tables",
                "USD",
                spent ? List.of() : tiers(),
                16,
                "",
                words.get("event.policy")),
            notice,
            state.isOpen() ? List.of() : december().subList(1, 3),
            "{}");
    return new Sample("shop/event.jte", page);
  }

  private List<TierRow> tiers() {
    return List.of(
        new TierRow(
            "t1",
            said("Early"),
            said("In before 11 PM"),
            "",
            new EventPage.Price("$24.00", words.get("event.fee-inside", "$2.40"), 2400, 240),
            new EventPage.Stepper(0, 0),
            SaleState.SOLD_OUT,
            words.get("state.sold-out")),
        new TierRow(
            "t2",
            said("General"),
            said("Any time until 2 AM"),
            "",
            new EventPage.Price("$36.00", words.get("event.fee-inside", "$3.60"), 3600, 360),
            new EventPage.Stepper(2, 6),
            SaleState.ON_SALE,
            ""),
        new TierRow(
            "t3",
            said("Late"),
            said("In after 1 AM."),
            "",
            new EventPage.Price("$20.00", words.get("event.fee-inside", "$2.00"), 2000, 200),
            new EventPage.Stepper(0, 6),
            SaleState.FEW_LEFT,
            words.get("state.left", 12)),
        new TierRow(
            "t4",
            said("Door"),
            said("At the door"),
            "",
            new EventPage.Price("$40.00", words.get("event.no-fee"), 4000, 0),
            new EventPage.Stepper(0, 6),
            SaleState.NOT_YET,
            words.get("event.tier-from", times.date(NIGHT))));
  }

  private Sample details(
      String email,
      String name,
      boolean age,
      boolean free,
      List<DetailsPage.Mistake> mistakes,
      @Nullable Notice notice) {
    return new Sample(
        "shop/details.jte",
        new DetailsPage(
            frame(words.get("details.title"), "humo"),
            bill(),
            "/events/noche-de-humo?tier.t2=2",
            new DetailsPage.Chosen(
                "noche-de-humo",
                List.of(new DetailsPage.Quantity("t2", 2)),
                null,
                free ? 0 : 7200,
                free ? words.get("details.no-fee") : words.get("details.fee", "$7.20"),
                null),
            new DetailsPage.Conditions(10, free ? 0 : 21, "2026-01", "/terms"),
            new DetailsPage.Typed(name, email, age, false, "0f9c"),
            mistakes,
            notice));
  }

  /// Of a table for a deposit.
  private DetailsPage deposit() {
    Phrase table = said(TableId.name("4", words.language()));
    return new DetailsPage(
        frame(words.get("details.title"), "humo"),
        new Bill(humo, said("Noche de Humo"), event(NIGHT), 0, table, "$360.00"),
        "/events/noche-de-humo/tables?table=4",
        new DetailsPage.Chosen(
            "noche-de-humo",
            List.of(),
            "t",
            36_000,
            words.get("details.deposit.no-fee"),
            new DetailsPage.Deposit("$360.00", "$1,080.00", "$1,440.00")),
        new DetailsPage.Conditions(10, 21, "2026-01", "/terms"),
        new DetailsPage.Typed("", "", false, false, "0f9c"),
        List.of(),
        null);
  }

  private Sample message(String code, MessagePage.Way way) {
    return new Sample(
        "shop/message.jte",
        new MessagePage(
            frame("Maguey", null),
            Notice.of(words, code),
            code.equals("offline") ? null : "req-7K2Q4F",
            code.equals("offline") ? "/tickets" : "/",
            words.get(code.equals("offline") ? "frame.tickets" : "mine.next"),
            way));
  }

  private Sample mine(List<MyTicketsPage.OrderRow> orders) {
    return new Sample(
        "shop/mine.jte", new MyTicketsPage(frame(words.get("mine.title"), null), orders));
  }

  private MyTicketsPage.OrderRow row(String url) {
    return new MyTicketsPage.OrderRow(
        url,
        humo,
        said("Noche de Humo"),
        event(NIGHT),
        said("2 General"),
        words.get("mine.state.paid"),
        "MGY-7K2Q-4F");
  }

  private String event(LocalDate date) {
    return times.day(date) + ", " + times.hour(DOORS);
  }

  private Bill bill() {
    return new Bill(humo, said("Noche de Humo"), event(NIGHT), 2, said("2 General"), "$72.00");
  }

  private Fact fact(String name, String value, Notice.@Nullable Link link) {
    return new Fact(words.get(name), said(value), link);
  }

  private Phrase said(String text) {
    return new Phrase(text, words.language());
  }

  private Frame frame(String title, @Nullable String ink) {
    return new Frame(
        words, assets, title, ink, "?lang=es", SampleEvents.VENUE, false, humo.preview(), null);
  }

  private PosterView view(String slug, Ink ink, Composition composition) {
    return new PosterPrints(new PlainPosters()).view(Poster.of(slug, ink, composition));
  }

  private EventRow row(
      String slug,
      Ink ink,
      Composition composition,
      String title,
      String lineup,
      LocalDate event,
      SaleState state,
      @Nullable String price,
      String note) {
    return new EventRow(
        "/events/" + slug,
        prints.view(Poster.of(slug, ink, composition)),
        said(title),
        said(lineup),
        times.weekdayShort(event),
        String.valueOf(event.getDayOfMonth()),
        state,
        price,
        note);
  }

  /// Stands for a QR code: three finders and a margin, enough to judge a page by.
  static final String QR =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 49 49\" shape-rendering=\"crispEdges\">"
          + "<path fill=\"#fff\" d=\"M0 0h49v49H0z\"/><path fill-rule=\"evenodd\" d=\"M4 4h7v7H4zM5"
          + " 5v5h5V5zM6 6h3v3H6zM38 4h7v7h-7zM39 5v5h5V5zM40 6h3v3h-3zM4 38h7v7H4zM5"
          + " 39v5h5v-5zM6 40h3v3H6zM14 5h9v3h-9zM26 9h7v7h-7zM13 14h6v9h-6zM24 20h12v5H24zM8"
          + " 18h3v14H8zM18 28h9v4h-9zM30 30h11v3H30zM16 38h5v7h-5zM26 36h8v8h-8zM38 26h6v9h-6z\"/>"
          + "</svg>";
}
