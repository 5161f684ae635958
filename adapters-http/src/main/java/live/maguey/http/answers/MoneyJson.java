package live.maguey.http.answers;

import live.maguey.shared.Money;
import live.maguey.words.MoneyText;

/// An amount in the API.
///
/// @param minor whole minor units (cents); @param display as people read it
public record MoneyJson(long minor, String currency, String display) {
  public static MoneyJson of(Money money) {
    return new MoneyJson(money.minor(), money.currency().getCurrencyCode(), MoneyText.of(money));
  }
}
