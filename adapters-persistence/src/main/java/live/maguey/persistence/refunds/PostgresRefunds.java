package live.maguey.persistence.refunds;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import live.maguey.audit.Actor;
import live.maguey.orders.OrderId;
import live.maguey.payments.Refund;
import live.maguey.payments.Refund.Standing;
import live.maguey.payments.Refund.Subject;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.persistence.Claim;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.refunds.PaidByHand;
import live.maguey.refunds.Refunds;
import live.maguey.tickets.TicketId;

/// Refunds in PostgreSQL.
public final class PostgresRefunds implements Refunds {
  private final Database database;

  public PostgresRefunds(Database database) {
    this.database = database;
  }

  @Override
  public void request(Refund refund) {
    database.execute(() -> {
      long stored = database.update(RefundSql.REQUEST_REFUND, stored(refund));
      if (stored == 1) {
        addSubject(refund.id(), refund.subject());
      }
    });
  }

  private static Params stored(Refund refund) {
    return Params.of("id", refund.id().value())
        .and("order", refund.order().value())
        .and("payment", refund.payment())
        .and("amount", refund.amount().minor())
        .and("currency", refund.amount().currency().getCurrencyCode())
        .and("reason", refund.reason())
        .and("at", refund.requestedAt());
  }

  @Override
  public void owe(Refund failed) {
    database.update(
        RefundSql.OWE_REFUND, stored(failed).and("object", failed.object().orElseThrow()));
  }

  private void addSubject(RefundId refund, Subject subject) {
    switch (subject) {
      case Subject.Tickets(List<Refund.Part> parts) ->
          database.update(
              RefundSql.ADD_REFUND_PARTS,
              Params.of("refund", refund.value())
                  .and("tickets", parts.stream().map(part -> part.ticket().value()).toList())
                  .and("amounts", parts.stream().map(part -> part.amount().minor()).toList()));
      case Subject.Amount(List<Refund.Share> shares, boolean told) ->
          database.update(
              RefundSql.ADD_REFUND_AMOUNT,
              Params.of("refund", refund.value())
                  .and("told", told)
                  .and("lines", shares.stream().map(Refund.Share::line).toList())
                  .and("amounts", shares.stream().map(share -> share.amount().minor()).toList()));
      case Subject.Payment _, Subject.Elsewhere _ -> {}
    }
  }

  @Override
  public List<Refund> claim(int limit, Instant now, Duration lease) {
    return refunds(RefundSql.CLAIM_REFUNDS, Claim.values(limit, now, lease)).stream()
        .sorted(Comparator.comparing(Refund::requestedAt))
        .toList();
  }

  @Override
  public boolean moved(RefundId id, String object, RefundNews to, Instant at) {
    return database.update(
            RefundSql.MOVE_REFUND,
            Params.of("id", id.value()).and("object", object).and("to", to).and("at", at))
        == 1;
  }

  @Override
  public void notNeeded(RefundId id, Instant at) {
    database.update(RefundSql.DROP_REFUND, Params.of("id", id.value()).and("at", at));
  }

  @Override
  public void retry(RefundId id, Instant next, String answer) {
    database.update(
        RefundSql.RETRY_REFUND,
        Params.of("id", id.value()).and("next", next).and("answer", answer));
  }

  @Override
  public void nextAttempt(RefundId id, int attempt, Instant next, String answer) {
    database.update(
        RefundSql.NEXT_REFUND_ATTEMPT,
        Params.of("id", id.value())
            .and("attempt", attempt)
            .and("next", next)
            .and("answer", answer));
  }

  @Override
  public boolean giveUp(RefundId id, int attempt, String answer, Instant at) {
    return database.update(
            RefundSql.GIVE_UP_REFUND,
            Params.of("id", id.value()).and("attempt", attempt).and("answer", answer).and("at", at))
        == 1;
  }

  @Override
  public boolean askAgain(RefundId id, Instant now) {
    return database.update(
            RefundSql.ASK_FOR_REFUND_AGAIN, Params.of("id", id.value()).and("now", now))
        == 1;
  }

  @Override
  public boolean payByHand(PaidByHand paid) {
    return database.update(
            RefundSql.PAY_REFUND_BY_HAND,
            Params.of("id", paid.refund().value())
                .and("method", paid.method())
                .and("amount", paid.amount().minor())
                .and("paid_at", paid.paidAt())
                .and("note", paid.note())
                .and("kind", paid.by().kind())
                .and("name", paid.by().name())
                .and("at", paid.recordedAt()))
        == 1;
  }

  @Override
  public Optional<PaidByHand> byHand(RefundId id) {
    return database
        .list(
            RefundSql.FIND_REFUND_BY_HAND,
            Params.of("id", id.value()),
            c ->
                new PaidByHand(
                    id,
                    c.constant("method", PaidByHand.Method.class),
                    c.money("amount_minor", "currency"),
                    c.instant("paid_at"),
                    c.text("note"),
                    new Actor(c.text("actor_kind"), c.text("actor_name")),
                    c.instant("recorded_at")))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Refund> find(RefundId id) {
    return refunds(RefundSql.FIND_REFUND, Params.of("id", id.value())).stream().findFirst();
  }

  @Override
  public List<Refund> of(OrderId order) {
    return refunds(RefundSql.REFUNDS_OF_ORDER, Params.of("order", order.value()));
  }

  private List<Refund> refunds(RefundSql sql, Params params) {
    List<Columns> rows = database.list(sql, params, row -> row);
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<Columns>> parts =
        database
            .list(
                RefundSql.PARTS_OF_REFUNDS,
                Params.of("refunds", rows.stream().map(c -> c.id("id")).toList()),
                row -> row)
            .stream()
            .collect(Collectors.groupingBy(c -> c.id("refund_id")));
    return rows.stream()
        .map(c -> refund(c, subject(c, parts.getOrDefault(c.id("id"), List.of()))))
        .toList();
  }

  private static Subject subject(Columns refund, List<Columns> parts) {
    if (parts.isEmpty()) {
      return refund.text("reason").equals(Refund.ELSEWHERE)
          ? new Subject.Elsewhere()
          : new Subject.Payment();
    }
    return parts.getFirst().idOrNull("ticket_id") == null
        ? new Subject.Amount(
            parts.stream().map(PostgresRefunds::share).toList(), parts.getFirst().truth("told"))
        : new Subject.Tickets(parts.stream().map(PostgresRefunds::part).toList());
  }

  private static Refund.Share share(Columns c) {
    return new Refund.Share(c.integer("line"), c.money("amount_minor", "currency"));
  }

  private static Refund.Part part(Columns c) {
    return new Refund.Part(
        new TicketId(c.id("ticket_id")), c.integer("line"), c.money("amount_minor", "currency"));
  }

  private static Refund refund(Columns c, Subject subject) {
    return new Refund(
        new RefundId(c.id("id")),
        new OrderId(c.id("order_id")),
        c.text("payment"),
        c.money("amount_minor", "currency"),
        c.text("reason"),
        c.integer("attempt"),
        c.instant("requested_at"),
        standing(c),
        subject);
  }

  private static Standing standing(Columns c) {
    Optional<String> object = Optional.ofNullable(c.textOrNull("object"));
    return switch (c.constant("state", Refund.State.class)) {
      case REQUESTED ->
          new Standing.Requested(Optional.ofNullable(c.instantOrNull("first_asked_at")));
      case PENDING -> new Standing.Pending(c.text("object"));
      case SUCCEEDED -> new Standing.Succeeded(c.text("object"));
      case FAILED -> object.<Standing>map(Standing.SentBack::new).orElseGet(Standing.Refused::new);
      case CANCELLED ->
          object.<Standing>map(Standing.Cancelled::new).orElseGet(Standing.NotNeeded::new);
      case PAID_BY_HAND -> new Standing.PaidByHand(object);
    };
  }
}
