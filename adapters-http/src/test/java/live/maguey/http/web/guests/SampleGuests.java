package live.maguey.http.web.guests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.guests.GuestList;
import live.maguey.guests.InviteCode;
import live.maguey.guests.OpenPass;
import live.maguey.guests.Pass;
import live.maguey.http.Settings;
import live.maguey.http.answers.PageWords;
import live.maguey.http.web.Pages;
import live.maguey.http.web.PosterPrints;
import live.maguey.http.web.shop.Notice;
import live.maguey.orders.BuyerId;
import live.maguey.orders.Channel;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.orders.OrderReference;
import live.maguey.posters.PlainPosters;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.ReservationId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Language;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.QrCodes;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketId;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// The pages of a table's guests in their states, with the table of the brand's pictures.
public final class SampleGuests {
  private static final String TOKEN = "k";
  private static final Instant SENT = SampleEvents.NOW.minus(Duration.ofDays(2));

  private final SequentialIds ids = new SequentialIds();

  /// Doors at ten.
  private final Event event =
      SampleEvents.moved(
          SampleEvents.tonight(ids).slug("noche-de-humo").tier("General", 10).event(),
          Duration.ofHours(1));

  private final Words words;
  private final Pages pages = Pages.load(Settings.plain(), SampleEvents.VENUE);
  private final PosterPrints prints = new PosterPrints(new PlainPosters());
  private final QrCodes qrCodes;
  private final ShowTickets showTickets =
      new ShowTickets(new InMemoryTickets(new InMemoryWorld()), code -> "a code");

  /// @param qr a drawing that stands for a QR code
  public SampleGuests(Language language, String qr) {
    this.words = PageWords.in(language);
    this.qrCodes =
        new QrCodes() {
          @Override
          public String svg(String text) {
            return qr;
          }

          @Override
          public byte[] png(String text, int pixels) {
            return new byte[0];
          }
        };
  }

  /// Of template and page, by their names.
  public Map<String, Map.Entry<String, Object>> all() {
    Map<String, Map.Entry<String, Object>> all = new LinkedHashMap<>();
    Instant before = event.doors().minus(Duration.ofHours(6));
    Instant during = event.doors().plus(Duration.ofMinutes(80));
    GuestList open = list(before, confirmed());
    host(all, "host", open, before, null);
    host(all, "host-arrivals", list(during, checkedIn()), during, null);
    host(
        all,
        "host-over",
        list(during, checkedIn().completed(event.ends())),
        event.ends().plus(Duration.ofHours(9)),
        null);
    host(all, "host-cancelled", list(before, confirmed().cancelled(before)), before, null);
    host(all, "host-refused", open, before, Notice.of(words, "pass-doors-open"));
    PassPages passes = new PassPages(showTickets, qrCodes, pages, prints);
    pass(all, "pass-free", passes.page(open, open.passes().get(6), TOKEN, words, null, null));
    pass(
        all,
        "pass-wrong",
        passes.page(
            open,
            open.passes().get(6),
            TOKEN,
            words,
            new PassPage.Typed(
                "",
                "vera@",
                "es",
                words.get("pass.name.wrong"),
                words.get("pass.email.wrong"),
                PassPage.In.GIVE),
            null));
    pass(all, "pass-bounced", passes.page(open, open.passes().get(5), TOKEN, words, null, null));
    pass(all, "pass-sent", passes.page(open, open.passes().get(1), TOKEN, words, null, null));
    pass(
        all,
        "pass-no-mails",
        passes.page(
            open,
            open.passes().get(2),
            TOKEN,
            words,
            null,
            Notice.of(words, "pass-no-mails-left")));
    all.put(
        "pass-code",
        Map.entry("guests/code.jte", passes.code(open, open.passes().get(1), TOKEN, words)));
    OpenPass.Invitation invitation =
        new OpenPass.Invitation(order(), event, "Carmen", open.passes().get(1).ticket());
    all.put(
        "guest-pass",
        Map.entry("guests/guest-pass.jte", passes.guest(invitation, TOKEN, "/not-me/k", words)));
    all.put("not-me", Map.entry("guests/not-me.jte", notMe("/not-me/k")));
    all.put("not-me-done", Map.entry("guests/not-me.jte", notMe("")));
    all.put("join", Map.entry("guests/join.jte", join("/orders/k/join", null)));
    all.put(
        "join-refused",
        Map.entry("guests/join.jte", join("/orders/k/join", Notice.of(words, "join-full"))));
    all.put("join-link", Map.entry("guests/join.jte", join("", null)));
    return all;
  }

  private void host(
      Map<String, Map.Entry<String, Object>> all,
      String name,
      GuestList list,
      Instant now,
      @Nullable Notice notice) {
    HostPages hosts = new HostPages(showTickets, qrCodes, () -> now, pages, prints);
    all.put(name, Map.entry("guests/host.jte", hosts.page(list, TOKEN, words, notice)));
  }

  private static void pass(Map<String, Map.Entry<String, Object>> all, String name, PassPage page) {
    all.put(name, Map.entry("guests/pass.jte", page));
  }

  private NotMePage notMe(String url) {
    return new NotMePage(
        pages.frame(words, words.get("not-me.title"), "/not-me/k", null, true),
        url,
        "Carmen",
        TableId.name("12", words.language()) + ", Noche de Humo");
  }

  private JoinPage join(String url, @Nullable Notice notice) {
    return new JoinPage(
        pages.frame(words, words.get("join.title"), "/join", null, true),
        url,
        url.isEmpty() ? "" : "/orders/k",
        "HUM2QZ",
        null,
        url.isEmpty()
            ? List.of(new JoinPage.Choice("/orders/k/join", "Noche de Humo", false))
            : List.of(
                new JoinPage.Choice("7K2Q-4F9X", "General, 7K2Q-4F9X", true),
                new JoinPage.Choice("8M3R-5G2Y", "General, 8M3R-5G2Y", false)),
        notice);
  }

  private Reservation.Confirmed confirmed() {
    return new Reservation.Confirmed(
        new Reservation.Booking(
            new ReservationId(new OrderId(new UUID(1, 1)), 1),
            1,
            event.id(),
            new TableId(new UUID(1, 2))),
        SENT);
  }

  private Reservation.CheckedIn checkedIn() {
    return confirmed().checkedIn(event.doors());
  }

  private GuestList list(Instant now, Reservation reservation) {
    boolean night = !now.isBefore(event.doors());
    List<Pass> passes = new ArrayList<>();
    passes.add(pass(1, new Pass.Holder.Host(), night ? 31 : null, 0));
    passes.add(pass(2, sent("Beto", new Pass.Reach.Delivered()), night ? 48 : null, 1));
    passes.add(
        pass(3, sent("Luz", new Pass.Reach.Opened(SENT)), night ? 72 : null, Pass.MOST_MAILS));
    passes.add(pass(4, sent("Iván", new Pass.Reach.OnItsWay()), null, 1));
    passes.add(pass(5, new Pass.Holder.Named("Vera"), null, 0));
    passes.add(pass(6, sent("Chava", new Pass.Reach.Bounced()), null, 1));
    passes.add(pass(7, new Pass.Holder.Nobody(), null, 0));
    passes.add(pass(8, new Pass.Holder.TakenBack(SENT), null, 1));
    return new GuestList(
        order(),
        "Carmen",
        event,
        reservation,
        "12",
        passes,
        Optional.of(new InviteCode("HUM2QZ")),
        !night && reservation instanceof Reservation.Confirmed);
  }

  private static Pass.Holder sent(String name, Pass.Reach reach) {
    return new Pass.Holder.Sent(
        name,
        EmailAddress.parse(name.toLowerCase(Locale.ROOT).replace('á', 'a') + "@example.com"),
        Language.EN,
        SENT,
        reach);
  }

  /// @param came minutes after doors, or null
  private Pass pass(int no, Pass.Holder holder, @Nullable Integer came, int mails) {
    Ticket issued =
        TicketChanges.issued(
            new TicketId(new UUID(0x0193_0000_0000_7000L, 0x8000_0000_0000_0000L + no * 977L)),
            event,
            new Ticket.Origin(new OrderId(new UUID(1, 1)), 1, no),
            no == 1 ? Ticket.Kind.HOST : Ticket.Kind.GUEST,
            Ticket.EntryPolicy.REENTRY,
            new Ticket.Label(
                "12",
                words.language() == Language.ES ? "Primera fila" : "Front row",
                "Table 12",
                null),
            event.ends());
    return new Pass(
        came == null
            ? issued
            : TicketChanges.admitted(issued, event.doors().plus(Duration.ofMinutes(came))),
        holder,
        mails);
  }

  private Order order() {
    OrderLine.Price price =
        new OrderLine.Price(
            SampleEvents.usd(120_000), SampleEvents.usd(12_000), SampleEvents.usd(0), 0);
    return new Order.Paid(
        new OrderDetails(
            new OrderId(new UUID(1, 1)),
            OrderReference.parse("MGY-7K2Q-4F"),
            event.id(),
            event.businessDate(),
            new OrderDetails.Sale(Channel.WEB, SENT),
            new OrderDetails.Contact(new BuyerId(new UUID(1, 3)), Language.EN, 1),
            List.of(
                new OrderLine(
                    1,
                    new Item.Table(new TableId(new UUID(1, 2)), "12", "Front row", 8),
                    1,
                    price,
                    0)),
            false),
        SENT,
        false);
  }
}
