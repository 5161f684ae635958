package live.maguey.privacy;

import java.time.InstantSource;
import java.util.List;
import live.maguey.emails.Email;
import live.maguey.emails.Outbox;
import live.maguey.events.Events;
import live.maguey.guests.Guests;
import live.maguey.guests.Pass;
import live.maguey.guests.PassMail;
import live.maguey.lookup.LookUpOrder;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.shared.EmailAddress;
import live.maguey.tickets.TicketId;

/// Reads everything that the venue holds of a person, by their address.
public final class ExportGuest {
  /// Emails and entries of the trail, each of one order.
  private static final int MOST = 10_000;

  private final People people;
  private final Orders orders;
  private final LookUpOrder lookUp;
  private final Guests guests;
  private final Events events;
  private final Outbox outbox;
  private final InstantSource clock;

  public ExportGuest(
      People people,
      Orders orders,
      LookUpOrder lookUp,
      Guests guests,
      Events events,
      Outbox outbox,
      InstantSource clock) {
    this.people = people;
    this.orders = orders;
    this.lookUp = lookUp;
    this.guests = guests;
    this.events = events;
    this.outbox = outbox;
    this.clock = clock;
  }

  /// @return empty where the venue knows nobody by this address
  public PersonFile export(EmailAddress address) {
    return file(people.find(address));
  }

  PersonFile file(People.Person person) {
    List<PersonFile.Bought> bought = person.bought().stream().map(this::bought).toList();
    List<PersonFile.Given> given = person.given().stream().map(this::given).toList();
    return new PersonFile(bought, given, Elsewhere.of(bought, given), clock.instant());
  }

  private PersonFile.Bought bought(OrderId id) {
    Order order = orders.find(id).orElseThrow();
    return new PersonFile.Bought(lookUp.history(order, MOST), orders.terms(id));
  }

  private PersonFile.Given given(TicketId id) {
    Pass pass = guests.find(id).orElseThrow();
    List<Email> emails =
        outbox.list(null, pass.ticket().order(), MOST).stream()
            .filter(email -> email.kind() == Email.Kind.GUEST_PASS)
            .filter(email -> PassMail.parse(email.subject()).pass().equals(id))
            .toList();
    return new PersonFile.Given(pass, events.find(pass.ticket().event()).orElseThrow(), emails);
  }
}
