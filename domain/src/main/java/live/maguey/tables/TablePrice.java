package live.maguey.tables;

import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Money;
import live.maguey.words.MoneyText;

/// What a table costs, taxes and fee included.
public sealed interface TablePrice {
  /// What is charged when the table is booked.
  Money dueNow();

  /// The part of [#dueNow] that is the venue's fee.
  Money fee();

  /// Everything is paid when the table is booked.
  ///
  /// @param price all-in, at least what its currency can be charged in; never free
  /// @param fee the part of `price` that is the venue's fee
  record AllIn(Money price, Money fee) implements TablePrice {
    /// @throws InvalidRequest for an amount that Stripe cannot charge, or a fee that is no part of
    ///   it
    public AllIn {
      checkCharge("price", price);
      InvalidRequest.unless(
          fee.minor() >= 0 && fee.compareTo(price) <= 0,
          "fee",
          "must be a part of the price: "
              + MoneyText.of(fee)
              + " is not between 0 and "
              + MoneyText.of(price));
    }

    @Override
    public Money dueNow() {
      return price;
    }
  }

  /// A part is paid when the table is booked, and counts at the table toward what must be spent
  /// there.
  ///
  /// @param dueNow charged when it is booked, at least what its currency can be charged in
  /// @param minimumSpend what the party must spend in all, every mandatory charge included; at
  ///   least `dueNow`
  record Deposit(Money dueNow, Money minimumSpend) implements TablePrice {
    /// @throws InvalidRequest for an amount that Stripe cannot charge, or that exceeds the minimum
    public Deposit {
      checkCharge("deposit", dueNow);
      InvalidRequest.unless(
          minimumSpend.compareTo(dueNow) >= 0,
          "minimum spend",
          "must be at least the deposit, " + MoneyText.of(dueNow));
    }

    @Override
    public Money fee() {
      return Money.zero(dueNow.currency());
    }

    /// What is still to be spent at the table.
    public Money atTheTable() {
      return minimumSpend.minus(dueNow);
    }
  }

  private static void checkCharge(String field, Money amount) {
    Money least = Money.of(ChargeCurrency.least(amount.currency()), amount.currency());
    Money most = Money.of(ChargeCurrency.most(amount.currency()), amount.currency());
    InvalidRequest.unless(
        amount.compareTo(least) >= 0,
        field,
        "must be at least " + MoneyText.of(least) + ", the least that Stripe charges");
    InvalidRequest.unless(
        amount.compareTo(most) <= 0,
        field,
        "must be at most " + MoneyText.of(most) + ", the most that Stripe charges at once");
    int step = ChargeCurrency.step(amount.currency());
    InvalidRequest.unless(
        amount.minor() % step == 0,
        field,
        "must be a multiple of " + MoneyText.of(Money.of(step, amount.currency())));
  }
}
