package live.maguey.words;

import java.util.Currency;
import java.util.Locale;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.Money;

/// Money as people read it, on pages, in emails, on paper, on the command line and in the log.
public final class MoneyText {
  private MoneyText() {}

  /// For example `$72.00` or `-$2.50`; the symbol is the currency's in the US, and a code stands
  /// apart by a no-break space, as browsers write it.
  public static String of(Money money) {
    Currency currency = money.currency();
    int digits = ChargeCurrency.digits(currency);
    long scale = (long) Math.pow(10, digits);
    long magnitude = Math.absExact(money.minor());
    long rest = magnitude % scale;
    String whole = String.format(Locale.ROOT, "%,d", magnitude / scale);
    boolean isWhole = digits == 0 || (rest == 0 && ChargeCurrency.digitsShown(currency) == 0);
    String text = isWhole ? whole : whole + "." + pad(rest, digits);
    String symbol = currency.getSymbol(Locale.US);
    boolean isCode = Character.isLetter(symbol.charAt(symbol.length() - 1));
    return (money.minor() < 0 ? "-" : "") + symbol + (isCode ? "\u00a0" : "") + text;
  }

  private static String pad(long value, int digits) {
    String text = Long.toString(value);
    return "0".repeat(digits - text.length()) + text;
  }
}
