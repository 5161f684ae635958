package live.maguey.cli.command;

import java.math.BigDecimal;
import java.util.Currency;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Money;

/// An amount as people type it: `36.00`.
public final class Amount {
  private Amount() {}

  /// @param field what names it where it is refused
  /// @throws InvalidRequest for what is no amount of this currency
  public static Money parse(String field, String text, Currency currency) {
    try {
      return Money.of(
          new BigDecimal(text).movePointRight(ChargeCurrency.digits(currency)).longValueExact(),
          currency);
    } catch (ArithmeticException | NumberFormatException wrong) {
      throw new InvalidRequest(field, "is no amount such as 36.00: " + text);
    }
  }
}
