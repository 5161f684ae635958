package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import live.maguey.sandbox.wire.Json;

/// The merchant's account, and what is in it.
final class Account {
  private final Records records;
  private final String merchant;
  private final boolean live;
  private volatile String settlesIn = "usd";

  Account(Records records, String merchant, boolean live) {
    this.records = records;
    this.merchant = merchant;
    this.live = live;
  }

  ObjectNode balance(Params params) {
    params.refuseAllBut(Set.of("expand[]"));
    ObjectNode balance = Json.object().put("object", "balance").put("livemode", live);
    Map<String, Long> pending =
        records.transactions.all().values().stream()
            .collect(
                Collectors.groupingBy(
                    t -> t.get("currency").asText(),
                    Collectors.summingLong(t -> t.get("net").asLong())));
    balance.putArray("available");
    var list = balance.putArray("pending");
    pending.forEach((currency, sum) ->
        list.addObject()
            .put("amount", sum)
            .put("currency", currency)
            .putObject("source_types")
            .put("card", sum));
    return balance;
  }

  /// @param currency what the account's bank account is in, as a code such as `usd`
  void settleIn(String currency) {
    settlesIn = Currencies.known("default_currency", currency);
  }

  ObjectNode shown(Params params) {
    params.refuseAllBut(Set.of("expand[]"));
    ObjectNode account =
        Json.object()
            .put("id", "acct_1LookalikeOfStripe")
            .put("object", "account")
            .put("charges_enabled", true)
            .put("payouts_enabled", true)
            .put("details_submitted", true)
            .put("country", "US")
            .put("default_currency", settlesIn)
            .put("type", "standard");
    account.putObject("business_profile").put("name", merchant);
    return account;
  }
}
