package live.maguey.persistence.emails;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.emails.Recipient;
import live.maguey.orders.BuyerId;
import live.maguey.orders.OrderId;
import live.maguey.persistence.AddressKey;
import live.maguey.persistence.Claim;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Keyset;
import live.maguey.persistence.Params;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import org.jspecify.annotations.Nullable;

/// The outbox in PostgreSQL. A claim is a later `due_at`, as in the inbox.
public final class PostgresOutbox implements Outbox {
  private final Database database;

  public PostgresOutbox(Database database) {
    this.database = database;
  }

  @Override
  public void queue(Email email) {
    database.update(
        EmailSql.QUEUE_EMAIL,
        recipient(email.to())
            .and("id", email.id().value())
            .and("kind", email.kind())
            .and("lane", email.kind().lane().ordinal())
            .and("order", email.order().map(OrderId::value).orElse(null))
            .and("subject", email.subject())
            .and("at", email.queuedAt())
            .and("request", email.requestId()));
  }

  @Override
  public List<Email> claim(int limit, Instant now, Duration lease) {
    return database
        .list(EmailSql.CLAIM_EMAILS, Claim.values(limit, now, lease), PostgresOutbox::email)
        .stream()
        .sorted(Comparator.comparing((Email m) -> m.kind().lane()).thenComparing(Email::queuedAt))
        .toList();
  }

  @Override
  public void accepted(
      EmailId id, String provider, String providerId, EmailAddress to, Instant at) {
    database.update(
        EmailSql.ACCEPT_EMAIL,
        answered(id, at, "accepted by " + provider + " as " + providerId)
            .and("provider", provider)
            .and("provider_id", providerId)
            .and("sent_to", AddressKey.of(to)));
  }

  @Override
  public void retry(
      EmailId id, Instant at, Instant next, String answer, Email.@Nullable Doubt doubt) {
    database.update(
        EmailSql.RETRY_EMAIL,
        answered(id, at, answer)
            .and("next", next)
            .and("doubtful", doubt == null ? null : doubt.provider())
            .and("since", doubt == null ? null : doubt.since()));
  }

  @Override
  public void asked(EmailId id, Email.Doubt doubt) {
    database.update(
        EmailSql.DOUBT_EMAIL,
        Params.of("id", id.value()).and("doubtful", doubt.provider()).and("since", doubt.since()));
  }

  @Override
  public void postpone(EmailId id, Instant next) {
    database.update(EmailSql.POSTPONE_EMAIL, Params.of("id", id.value()).and("next", next));
  }

  @Override
  public void giveUp(EmailId id, Instant at, String answer) {
    database.update(EmailSql.GIVE_UP_EMAIL, answered(id, at, answer));
  }

  @Override
  public void withdraw(OrderId order, Email.Kind kind, String about, Instant at) {
    database.update(
        EmailSql.WITHDRAW_EMAILS,
        Params.of("order", order.value()).and("kind", kind).and("about", about).and("at", at));
  }

  @Override
  public boolean delivery(String providerId, Email.Delivery state, Instant at, String detail) {
    return database
        .get(
            EmailSql.DELIVERY_REPORT,
            Params.of("provider_id", providerId)
                .and("state", state)
                .and("at", at)
                .and("answer", detail),
            c -> c.longer("ours") > 0)
        .orElseThrow();
  }

  @Override
  public Optional<Suppression> suppressed(EmailAddress address) {
    return database.get(
        EmailSql.SUPPRESSED,
        Params.of("address", AddressKey.of(address)),
        c -> new Suppression(c.constant("state", Email.Delivery.class), c.instant("at")));
  }

  @Override
  public boolean allow(EmailAddress address) {
    return database.update(EmailSql.ALLOW_ADDRESS, Params.of("address", AddressKey.of(address)))
        == 1;
  }

  @Override
  public boolean requeue(EmailId id, Instant now) {
    return database.update(EmailSql.REQUEUE_EMAIL, Params.of("id", id.value()).and("now", now))
        == 1;
  }

  @Override
  public Optional<Email> find(EmailId id) {
    return database.get(EmailSql.FIND_EMAIL, Params.of("id", id.value()), PostgresOutbox::email);
  }

  @Override
  public List<Email> list(Email.@Nullable Stage state, @Nullable OrderId order, int limit) {
    return database.list(
        EmailSql.LIST_EMAILS,
        Params.of("state", state)
            .and("order", order == null ? null : order.value())
            .and("limit", limit),
        PostgresOutbox::email);
  }

  @Override
  public List<Email> search(Search wanted) {
    return database.list(
        wanted.failing() ? EmailSql.SEARCH_FAILING_EMAILS : EmailSql.SEARCH_EMAILS,
        Keyset.values(wanted.page(), EmailId::value)
            .and("state", wanted.state())
            .and("event", wanted.event() == null ? null : wanted.event().value()),
        PostgresOutbox::email);
  }

  @Override
  public List<Attempt> attempts(EmailId id) {
    return database.list(
        EmailSql.EMAIL_ATTEMPTS,
        Params.of("id", id.value()),
        c -> new Attempt(c.instant("at"), c.text("answer")));
  }

  private static Params answered(EmailId id, Instant at, String answer) {
    return Params.of("id", id.value()).and("at", at).and("answer", answer);
  }

  private static Email email(Columns c) {
    return new Email(
        new EmailId(c.id("id")),
        c.constant("kind", Email.Kind.class),
        Optional.ofNullable(c.idOrNull("order_id")).map(OrderId::new),
        recipient(c),
        c.text("subject"),
        c.instant("queued_at"),
        c.textOrNull("request_id"),
        state(c));
  }

  private static Params recipient(Recipient to) {
    return switch (to) {
      case Recipient.Buyer(BuyerId id) ->
          Params.of("recipient", to.role())
              .and("buyer", id.value())
              .and("name", null)
              .and("address", null)
              .and("language", null);
      case Recipient.Person(var role, String name, EmailAddress address, Language language) ->
          Params.of("recipient", role)
              .and("buyer", null)
              .and("name", name)
              .and("address", address.value())
              .and("language", language.tag());
      case Recipient.Erased _ ->
          throw new IllegalArgumentException("nothing is sent to who is erased");
    };
  }

  private static Recipient recipient(Columns c) {
    Recipient.Role role = c.constant("recipient", Recipient.Role.class);
    return switch (role) {
      case BUYER -> new Recipient.Buyer(new BuyerId(c.id("buyer_id")));
      case GUEST, STAFF ->
          Optional.ofNullable(c.textOrNull("to_address"))
              .<Recipient>map(address ->
                  new Recipient.Person(
                      role,
                      c.text("to_name"),
                      new EmailAddress(address),
                      Language.of(c.text("to_language"))))
              .orElseGet(() -> new Recipient.Erased(role));
    };
  }

  private static Email.State state(Columns c) {
    return switch (c.constant("state", Email.Stage.class)) {
      case QUEUED -> waiting(c);
      case ACCEPTED -> sent(c, Email.Delivery.ACCEPTED);
      case DELAYED -> sent(c, Email.Delivery.DELAYED);
      case DELIVERED -> sent(c, Email.Delivery.DELIVERED);
      case BOUNCED -> sent(c, Email.Delivery.BOUNCED);
      case COMPLAINED -> sent(c, Email.Delivery.COMPLAINED);
      case GIVEN_UP ->
          new Email.State.GivenUp(c.integer("attempts"), c.text("last_answer"), doubt(c));
    };
  }

  private static Email.State waiting(Columns c) {
    int attempts = c.integer("attempts");
    return attempts == 0
        ? new Email.State.Queued(c.instant("due_at"), doubt(c))
        : new Email.State.Failed(attempts, c.instant("due_at"), c.text("last_answer"), doubt(c));
  }

  private static Email.State sent(Columns c, Email.Delivery delivery) {
    return new Email.State.Sent(
        delivery,
        c.integer("attempts"),
        c.instant("accepted_at"),
        c.text("provider"),
        c.text("provider_id"),
        c.text("last_answer"));
  }

  private static Optional<Email.Doubt> doubt(Columns c) {
    return Optional.ofNullable(c.textOrNull("doubtful"))
        .map(provider -> new Email.Doubt(provider, c.instant("doubtful_since")));
  }
}
