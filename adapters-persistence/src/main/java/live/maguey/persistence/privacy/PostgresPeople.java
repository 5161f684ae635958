package live.maguey.persistence.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.emails.Email;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.emails.PostgresOutbox;
import live.maguey.privacy.Erasure;
import live.maguey.privacy.People;
import live.maguey.shared.EmailAddress;
import live.maguey.tickets.TicketId;

/// People in PostgreSQL.
public final class PostgresPeople implements People {
  /// A shorter one is a part of too many words.
  private static final int SHORTEST_NAME = 3;

  private final Database database;
  private final PostgresOutbox outbox;
  private final UnaryOperator<String> scrubbed;

  /// @param scrubbed one of Stripe's events without who paid
  public PostgresPeople(Database database, UnaryOperator<String> scrubbed) {
    this.database = database;
    this.outbox = new PostgresOutbox(database);
    this.scrubbed = scrubbed;
  }

  private record Buyer(String name, String email) {}

  private record Guest(OrderId order, String name, String address) {}

  private record Event(String id, String body) {}

  @Override
  public Person find(EmailAddress address) {
    Params email = Params.of("email", address.normalised());
    return new Person(
        database.list(PersonSql.ORDERS_OF_PERSON, email, c -> new OrderId(c.id("id"))),
        database.list(PersonSql.PASSES_OF_PERSON, email, c -> new TicketId(c.id("id"))));
  }

  @Override
  public boolean erase(Erasure.Subject subject, Instant at) {
    database.requireUnit();
    boolean was =
        switch (subject) {
          case Erasure.Buyer(OrderId order) -> eraseBuyer(order, at);
          case Erasure.Guest(TicketId pass) -> eraseGuest(pass, at);
        };
    if (was) {
      database.update(
          PersonSql.REMEMBER_ERASURE, Params.of("subject", subject.text()).and("at", at));
    }
    return was;
  }

  private boolean eraseBuyer(OrderId order, Instant at) {
    Params of = Params.of("order", order.value()).and("at", at);
    Optional<Buyer> known =
        database.get(PersonSql.LOCK_BUYER, of, c -> new Buyer(c.text("name"), c.text("email")));
    if (known.isEmpty()) {
      return false;
    }
    database
        .list(PersonSql.PASSES_GIVEN_BY_HOST, of, c -> new TicketId(c.id("id")))
        .forEach(pass -> eraseGuest(pass, at));
    for (Sql each :
        List.of(
            PersonSql.FORGET_BUYER,
            PersonSql.FORGET_WHERE_ORDER_CAME_FROM,
            PersonSql.FORGET_ATTEMPTS,
            PersonSql.FORGET_KEYS,
            PersonSql.FORGET_MAILS,
            PersonSql.FORGET_HOST_LINKS,
            PersonSql.FORGET_HOLDERS)) {
      database.update(each, of);
    }
    forgetMailsTo(known.get().email(), at);
    scrubEvents(order, known.get().email());
    takeOut(order, known.get().name(), known.get().email());
    return true;
  }

  private boolean eraseGuest(TicketId pass, Instant at) {
    Params of = Params.of("pass", pass.value()).and("at", at);
    Optional<Guest> known =
        database.get(
            PersonSql.LOCK_GUEST,
            of,
            c -> new Guest(new OrderId(c.id("order_id")), c.text("holder"), c.text("address")));
    known.ifPresent(guest -> {
      database.update(PersonSql.FORGET_GUEST, of);
      outbox.withdraw(guest.order(), Email.Kind.GUEST_PASS, pass + "/", at);
      forgetMailsTo(guest.address(), at);
      takeOut(guest.order(), guest.name(), guest.address());
    });
    return known.isPresent();
  }

  private void forgetMailsTo(String address, Instant at) {
    if (!address.isEmpty()) {
      database.update(PersonSql.FORGET_MAILS_TO, Params.of("address", address).and("at", at));
    }
  }

  private void scrubEvents(OrderId order, String email) {
    Params about =
        Params.of("order", order.toString()).and("email", email.toLowerCase(Locale.ROOT));
    database
        .list(PersonSql.EVENTS_ABOUT_PERSON, about, c -> new Event(c.text("id"), c.text("body")))
        .forEach(event ->
            database.update(
                PersonSql.SCRUB_EVENT,
                Params.of("id", event.id()).and("body", scrubbed.apply(event.body()))));
  }

  private void takeOut(OrderId order, String name, String address) {
    String words =
        Stream.of(address, name)
            .filter(word -> word.length() >= SHORTEST_NAME)
            .map(PostgresPeople::literally)
            .collect(Collectors.joining("|"));
    if (words.isEmpty()) {
      return;
    }
    Params about =
        Params.of("order", order.value())
            .and("words", whole(words))
            .and("address", whole(address.isEmpty() ? words : literally(address)));
    for (Sql each : WordsSql.values()) {
      database.update(each, about);
    }
  }

  /// Not as a part of a longer word or address.
  private static String whole(String words) {
    return "(?<![[:alnum:]._%+-])(?:" + words + ")(?![[:alnum:]-])";
  }

  /// A regular expression of PostgreSQL's for this very text.
  private static String literally(String text) {
    return text.replaceAll("[^\\p{L}\\p{N} ]", "\\\\$0");
  }

  @Override
  public List<Erasure> erasures() {
    return database.list(
        PersonSql.ERASURES,
        Params.none(),
        c -> new Erasure(Erasure.parse(c.text("subject")), c.instant("at")));
  }
}
