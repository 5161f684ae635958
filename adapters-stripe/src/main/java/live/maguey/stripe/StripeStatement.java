package live.maguey.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.BalanceTransactionRetrieveParams;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.maguey.revenue.BalanceTransaction;
import live.maguey.revenue.Statement;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// The account's balance transactions by Stripe's own library.
public final class StripeStatement implements Statement {
  /// Stripe's largest.
  private static final long PAGE = 100;

  private static final BalanceTransactionRetrieveParams WITH_SOURCE =
      BalanceTransactionRetrieveParams.builder().addExpand("source").build();

  private final StripeCalls calls;

  public StripeStatement(StripeSettings settings) {
    this.calls = new StripeCalls(settings, InstantSource.system());
  }

  @Override
  public Page between(Instant from, Instant to, @Nullable String after) {
    return page(
        BalanceTransactionListParams.builder()
            .setCreated(
                BalanceTransactionListParams.Created.builder()
                    .setGte(ceiling(from))
                    .setLt(ceiling(to))
                    .build()),
        after);
  }

  /// Stripe's times are whole seconds.
  private static long ceiling(Instant at) {
    return at.getNano() == 0 ? at.getEpochSecond() : at.getEpochSecond() + 1;
  }

  @Override
  public Page ofPayout(String payout, @Nullable String after) {
    return page(BalanceTransactionListParams.builder().setPayout(payout), after);
  }

  private Page page(BalanceTransactionListParams.Builder parameters, @Nullable String after) {
    parameters.setLimit(PAGE).addExpand("data.source");
    if (after != null) {
      parameters.setStartingAfter(after);
    }
    return switch (calls.ask(
        Endpoint.LIST_TRANSACTIONS,
        "data",
        stripe -> stripe.balanceTransactions().list(parameters.build()))) {
      case Answer.Given<JsonNode>(JsonNode list) -> read(list);
      case Answer.Not<JsonNode>(Failure failure) -> throw away(failure);
    };
  }

  private static Page read(JsonNode list) {
    List<BalanceTransaction> lines = new ArrayList<>();
    list.path("data").forEach(transaction -> lines.add(line(transaction)));
    boolean more = list.path("has_more").asBoolean() && !lines.isEmpty();
    return new Page(lines, more ? Optional.of(lines.getLast().id()) : Optional.empty());
  }

  @Override
  public Optional<BalanceTransaction> find(String id) {
    return switch (calls.ask(
        Endpoint.READ_TRANSACTION,
        "id",
        stripe -> stripe.balanceTransactions().retrieve(id, WITH_SOURCE))) {
      case Answer.Given<JsonNode>(JsonNode transaction) -> Optional.of(line(transaction));
      case Answer.Not<JsonNode>(Failure.Refused(String code, String _))
          when code.equals("resource_missing") ->
          Optional.empty();
      case Answer.Not<JsonNode>(Failure failure) -> throw away(failure);
    };
  }

  private static BalanceTransaction line(JsonNode transaction) {
    try {
      return new BalanceTransaction(
          ObjectFacts.required(transaction, "id"),
          ObjectFacts.required(transaction, "type"),
          source(transaction.path("source")),
          ObjectFacts.money(transaction, "amount"),
          ObjectFacts.money(transaction, "fee"),
          Instant.ofEpochSecond(transaction.path("created").asLong()));
    } catch (IllegalArgumentException incomplete) {
      throw new Unavailable("a balance transaction of Stripe's cannot be read", incomplete);
    }
  }

  /// A charge is named by its payment, as in our ledger.
  private static String source(JsonNode source) {
    String payment = ObjectFacts.id(source.path("payment_intent"));
    boolean isCharge = source.path("object").asText().equals("charge");
    String id = isCharge && payment != null ? payment : ObjectFacts.id(source);
    return id == null ? "" : id;
  }

  private static Unavailable away(Failure failure) {
    return new Unavailable("Stripe does not list its balance transactions: " + failure.reason());
  }
}
