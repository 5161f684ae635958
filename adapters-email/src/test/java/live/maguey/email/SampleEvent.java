package live.maguey.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import live.maguey.checkout.InMemoryCheckoutAttempts;
import live.maguey.codes.PdfTickets;
import live.maguey.codes.Rfc5545Entries;
import live.maguey.codes.ZxingQrCodes;
import live.maguey.codes.posters.PaintedPosters;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.InMemoryOutbox;
import live.maguey.emails.Recipient;
import live.maguey.emails.RenderedEmail;
import live.maguey.events.Announcement;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.Hours;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.PricePhase;
import live.maguey.events.Sale;
import live.maguey.events.SampleEvents;
import live.maguey.events.Slug;
import live.maguey.events.TableId;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.events.Translation;
import live.maguey.events.Translations;
import live.maguey.events.Translations.RoomTexts;
import live.maguey.events.Venue;
import live.maguey.guests.GuestLinks;
import live.maguey.guests.InMemoryGuests;
import live.maguey.guests.PassMail;
import live.maguey.lookup.LookUpEmailContent;
import live.maguey.orders.Buyer;
import live.maguey.orders.BuyerId;
import live.maguey.orders.Channel;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.InMemoryOrders;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.orders.OrderLinks;
import live.maguey.orders.OrderReference;
import live.maguey.orders.Terms;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.posters.PosterChoice;
import live.maguey.refunds.InMemoryRefunds;
import live.maguey.refunds.RefundOrder;
import live.maguey.reservations.InMemoryReservations;
import live.maguey.reservations.Reservation;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.shared.PrivateLinks;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.PrintTickets;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import org.jspecify.annotations.Nullable;

/// One order of one event, to write emails about. What a test does not set is the usual: two
/// General at $36.00 for a Saturday that ends on Sunday at 3 AM, bought in English.
final class SampleEvent {
  static final ZoneId ZONE = ZoneId.of("America/New_York");
  static final Currency USD = Currency.getInstance("USD");
  private static final Instant BOUGHT = Instant.parse("2026-11-20T18:00:00Z");
  private static final OrderId ORDER = new OrderId(id(1));
  private static final RefundId REFUND = new RefundId(id(2));
  private @Nullable EmailAddress corrected;

  private static final BuyerId BUYER = new BuyerId(id(3));
  private static final TierId TIER = new TierId(id(6));
  private static final URI SITE = URI.create("https://maguey.example");
  private static final byte[] LINK_KEY =
      "a link key of thirty-two bytes ..".getBytes(StandardCharsets.UTF_8);
  private static final EmailAddress LUZ = EmailAddress.parse("luz@example.com");
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private String buyerName = "Elena Ruiz";
  private Language language = Language.EN;
  private int places = 2;
  private Money price = new Money(3600, USD);
  private Money fee = new Money(360, USD);
  private boolean table;
  private Item.Table.Charge charge = new Item.Table.Charge.AllIn();
  private boolean given;
  private boolean late;
  private boolean standsIn;
  private String sitsAt = "12";
  private int voided;
  private int serial = 1;
  private int minimumAge = 21;
  private String title = "Noche de Humo";
  private String slug = "noche-de-humo";
  private String dress = "";
  private @Nullable String ink = "humo";
  private Instant doors = Instant.parse("2026-11-29T03:00:00Z");
  private Instant ends = Instant.parse("2026-11-29T08:00:00Z");
  private String reason = "late";
  private @Nullable Money amount;
  private boolean told;
  private Translations translations = Translations.NONE;

  SampleEvent in(Language other) {
    language = other;
    return this;
  }

  /// An event that says everything in Spanish, too.
  SampleEvent translated() {
    translations =
        new Translations(
            Language.EN,
            Map.of(
                Language.ES,
                new Translation(
                    "Noche de las Ánimas",
                    "Inés b2b Tavo, Marisol en vivo",
                    "",
                    dress.isEmpty() ? "" : "De negro. Sin tenis.",
                    Map.of(
                        "General",
                        new Translation.TierText("Entrada general", "Antes de la 1:00")))));
    return this;
  }

  SampleEvent dressed(String words) {
    dress = words;
    return this;
  }

  SampleEvent boughtBy(String name) {
    buyerName = name;
    return this;
  }

  SampleEvent places(int number) {
    places = number;
    return this;
  }

  /// A table for a deposit.
  SampleEvent deposit(long minimumSpend) {
    charge = new Item.Table.Charge.Deposit(Money.of(minimumSpend, price.currency()));
    return table();
  }

  /// A table, with a seat for each of the places.
  SampleEvent table() {
    table = true;
    return this;
  }

  /// Luz has pass 2.
  SampleEvent given() {
    given = true;
    return this;
  }

  SampleEvent at(long cents, long feeCents) {
    price = new Money(cents, USD);
    fee = new Money(feeCents, USD);
    return this;
  }

  SampleEvent at(Money each) {
    price = each;
    fee = Money.zero(each.currency());
    return this;
  }

  SampleEvent paidLate() {
    late = true;
    return this;
  }

  SampleEvent voided(int number) {
    voided = number;
    return this;
  }

  /// Every ticket has its second code.
  SampleEvent reissued() {
    serial = 2;
    return this;
  }

  SampleEvent allAges() {
    minimumAge = 0;
    return this;
  }

  SampleEvent called(String name, String address, @Nullable String pinnedInk) {
    title = name;
    slug = address;
    ink = pinnedInk;
    return this;
  }

  SampleEvent doorsAt(String instant) {
    doors = Instant.parse(instant);
    return this;
  }

  SampleEvent endsAt(String instant) {
    ends = Instant.parse(instant);
    return this;
  }

  /// The table was gone when the money came.
  SampleEvent standsIn(String other) {
    late = true;
    standsIn = true;
    return sittingAt(other);
  }

  /// The party sits there, whatever it bought.
  SampleEvent sittingAt(String other) {
    sitsAt = other;
    return this;
  }

  SampleEvent refundedFor(String why) {
    reason = why;
    return this;
  }

  /// An amount is refunded. @param toldWhy whether the buyer is told why
  SampleEvent refunded(Money some, String why, boolean toldWhy) {
    amount = some;
    reason = why;
    told = toldWhy;
    return this;
  }

  /// The buyer's address is corrected before the email is written.
  SampleEvent corrected(EmailAddress address) {
    corrected = address;
    return this;
  }

  RenderedEmail mail(Email.Kind kind) {
    return switch (kind) {
      case GUEST_PASS -> table().given().mail(kind, guest());
      case FIRST_GUEST, PASSES_LEFT, TABLE_MOVED -> table().mail(kind, new Recipient.Buyer(BUYER));
      case TICKETS, FIND_TICKETS, LATE_REFUND, REFUND, EVENT_CANCELLED ->
          mail(kind, new Recipient.Buyer(BUYER));
    };
  }

  RenderedEmail mail(Email.Kind kind, Recipient to) {
    return mail(kind, to, subject(kind));
  }

  /// To Luz, whose pass has a new code.
  RenderedEmail renewed() {
    return table()
        .given()
        .mail(
            Email.Kind.GUEST_PASS,
            guest(),
            new PassMail(new TicketId(id(102)), "key 1").toString());
  }

  private RenderedEmail mail(Email.Kind kind, Recipient to, String subject) {
    return renderer()
        .render(Email.queued(new EmailId(id(4)), kind, ORDER, to, subject, BOUGHT, null));
  }

  /// Who has pass 2.
  private Recipient.Person guest() {
    return new Recipient.Person(Recipient.Role.GUEST, "Luz Marín", LUZ, language);
  }

  private static String subject(Email.Kind kind) {
    return switch (kind) {
      case TICKETS -> ORDER.toString();
      case GUEST_PASS -> PassMail.sent(new TicketId(id(102)), 1).toString();
      case FIRST_GUEST -> ORDER + "/1";
      case PASSES_LEFT -> ORDER + "/1/2";
      case FIND_TICKETS, LATE_REFUND, REFUND, EVENT_CANCELLED, TABLE_MOVED -> REFUND.toString();
    };
  }

  JteEmailRenderer renderer() {
    InMemoryWorld world = new InMemoryWorld();
    InMemoryEvents events = new InMemoryEvents(world);
    InMemoryOrders orders = new InMemoryOrders(world, events, new InMemoryCheckoutAttempts(world));
    InMemoryReservations reservations = new InMemoryReservations(world, events, orders);
    InMemoryTickets tickets = new InMemoryTickets(world);
    InMemoryRefunds refunds = new InMemoryRefunds(world);
    InMemoryGuests guests =
        new InMemoryGuests(world, tickets, reservations, events, new InMemoryOutbox(world));
    events.add(event());
    events.addTable(new EventId(id(5)), new TableId(id(7)));
    Order.Held held = new Order.Held(details(), BOUGHT.plus(TEN_MINUTES));
    assertThat(orders.hold(hold(held))).isInstanceOf(HoldOutcome.Taken.class);
    orders.move(held, late ? held.expired(BOUGHT) : held.paid(BOUGHT));
    if (orders.find(ORDER).orElseThrow() instanceof Order.Expired expired) {
      orders.move(expired, expired.paid(BOUGHT));
    }
    if (corrected != null) {
      orders.readdress(ORDER, corrected);
    }
    if (standsIn) {
      reseat(reservations);
    }
    tickets.issue(tickets());
    if (given) {
      guests.name(new TicketId(id(102)), "Luz Marín", BOUGHT);
      guests.send(new TicketId(id(102)), LUZ, language, BOUGHT);
    }
    refunds.request(refund(held));
    Venue venue = new Venue("Maguey", ZONE, USD, 500, SampleEvents.PREMISES);
    ShowTickets shown = new ShowTickets(tickets, SampleEvent::code);
    return new JteEmailRenderer(
        new LookUpEmailContent(orders, events, shown, reservations, refunds, guests),
        new PrintTickets(shown, events, new PdfTickets(venue)),
        new ZxingQrCodes(),
        new PaintedPosters(),
        new Rfc5545Entries(venue),
        new MailLinks(
            new OrderLinks(LINK_KEY, SITE), new GuestLinks(new PrivateLinks(LINK_KEY, SITE)), SITE),
        venue,
        EmailAddress.parse("help@maguey.example"));
  }

  private static void reseat(InMemoryReservations reservations) {
    Reservation.Pending held = (Reservation.Pending) reservations.last(ORDER).orElseThrow();
    Reservation.Expired expired = held.expired(BOUGHT);
    reservations.move(held, expired);
    Reservation.Pending again = expired.again(new TableId(id(8)), BOUGHT);
    reservations.add(again);
    reservations.move(again, again.confirmed(BOUGHT));
  }

  List<Ticket> tickets() {
    return IntStream.rangeClosed(1, places).mapToObj(this::ticket).toList();
  }

  OrderReference reference() {
    return OrderReference.of(ORDER);
  }

  /// 149 signs, as a signed code has.
  static String code(TicketCode code) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(code.ticket().toString().getBytes(StandardCharsets.UTF_8));
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 149; i++) {
        text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt((digest[i % 32] + i) & 31));
      }
      return text.toString();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Event event() {
    return new Event(
        new EventId(id(5)),
        7,
        Slug.parse(slug),
        Event.State.PUBLISHED,
        new Announcement(
            title,
            "Inés b2b Tavo, Marisol live",
            "",
            dress,
            translations,
            PosterChoice.named(ink, "noche-de-humo".equals(slug) ? "quiote" : null),
            new RoomTexts(
                Language.EN, Map.of(Language.ES, Map.of("By the floor", "Junto a la pista")))),
        new Hours(doors, doors, ends, LocalDate.of(2026, 11, 28)),
        new Sale(BOUGHT, ends, null),
        minimumAge,
        List.of(
            new Tier(
                TIER,
                "General",
                "In before 1 AM",
                new Tier.Stock(100, 0),
                10,
                List.of(new PricePhase("Standard", price, fee, null, null)),
                Tier.Window.OF_EVENT,
                false)));
  }

  private Hold hold(Order.Held held) {
    return new Hold(
        held,
        new Buyer(BUYER, buyerName, EmailAddress.parse("elena@example.com"), language),
        new Terms("2026-11", BOUGHT, "192.0.2.1", "test", "request-1", false),
        "browser-1",
        null,
        List.of(Integer.MAX_VALUE),
        new Hold.Limits(10, 16, TEN_MINUTES),
        null);
  }

  private Refund refund(Order.Held held) {
    if (amount != null) {
      return Refund.requested(
          REFUND,
          ORDER,
          "pi_1",
          amount,
          reason,
          BOUGHT,
          new Refund.Subject.Amount(List.of(new Refund.Share(1, amount)), told));
    }
    Refund.Subject subject =
        reason.equals(RefundOrder.Why.ASKED.reason())
            ? new Refund.Subject.Tickets(
                tickets().stream()
                    .map(ticket ->
                        new Refund.Part(
                            ticket.id(), 1, held.details().lines().getFirst().price().each()))
                    .toList())
            : new Refund.Subject.Payment();
    return Refund.requested(REFUND, ORDER, "pi_1", held.total(), reason, BOUGHT, subject);
  }

  private OrderDetails details() {
    return new OrderDetails(
        ORDER,
        reference(),
        new EventId(id(5)),
        LocalDate.of(2026, 11, 28),
        new OrderDetails.Sale(Channel.WEB, BOUGHT),
        new OrderDetails.Contact(BUYER, language, 1),
        List.of(
            new OrderLine(
                1,
                table
                    ? new Item.Table(new TableId(id(7)), "12", "By the floor", places, charge)
                    : new Item.Places(TIER, "General", "In before 1 AM", "Standard"),
                table ? 1 : places,
                new OrderLine.Price(price, fee, Money.zero(price.currency()), 0),
                0)),
        false);
  }

  private Ticket.Kind kind(int no) {
    if (!table) {
      return Ticket.Kind.GENERAL;
    }
    return no == 1 ? Ticket.Kind.HOST : Ticket.Kind.GUEST;
  }

  private Ticket ticket(int no) {
    return new Ticket(
        new TicketCode(7, new TicketId(id(100 + no)), serial, kind(no), ends),
        new EventId(id(5)),
        new Ticket.Origin(ORDER, 1, no),
        table
            ? new Ticket.Label(sitsAt, "By the floor", "Table " + sitsAt, null)
            : new Ticket.Label("General", "In before 1 AM", reference().toString(), null),
        Ticket.EntryPolicy.ONCE,
        new Ticket.Visits.None(),
        no <= voided
            ? new Ticket.State.Voided(Ticket.VoidReason.REFUNDED, BOUGHT)
            : new Ticket.State.Valid(),
        Optional.empty());
  }

  private static UUID id(long no) {
    return new UUID(0x0191_0000_0000_7000L, 0x8000_0000_0000_0000L | no * 0x9e37_79b9_7f4aL);
  }
}
