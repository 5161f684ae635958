package live.maguey.shared;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// An amount in whole units of [ChargeCurrency] (cents) of one currency; may be negative (refunds,
/// fees). Arithmetic is exact and refuses to overflow or to mix currencies.
public record Money(long minor, Currency currency) implements Comparable<Money> {
  public static Money of(long minor, Currency currency) {
    return new Money(minor, currency);
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minor, same(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, same(other).minor), currency);
  }

  public Money times(long factor) {
    return new Money(Math.multiplyExact(minor, factor), currency);
  }

  public Money negated() {
    return new Money(Math.negateExact(minor), currency);
  }

  public boolean isZero() {
    return minor == 0;
  }

  public boolean isPositive() {
    return minor > 0;
  }

  /// Splits this amount in proportion to `weights` so that the parts sum exactly to it: every part
  /// is rounded toward zero, and the units left over go to the largest remainders, the earlier part
  /// first where remainders are equal. With all weights zero the parts are as equal as can be.
  ///
  /// @param weights none negative, at least one
  public List<Money> allocate(List<Long> weights) {
    if (weights.isEmpty() || weights.stream().anyMatch(w -> w < 0)) {
      throw new IllegalArgumentException("weights must be present and not negative: " + weights);
    }
    long sum = weights.stream().reduce(0L, Math::addExact);
    List<Long> effective = sum > 0 ? weights : weights.stream().map(w -> 1L).toList();
    long total = sum > 0 ? sum : weights.size();
    long magnitude = Math.absExact(minor);
    List<Long> parts = new ArrayList<>();
    List<Long> remainders = new ArrayList<>();
    for (long weight : effective) {
      long exact = Math.multiplyExact(magnitude, weight);
      parts.add(exact / total);
      remainders.add(exact % total);
    }
    long left = magnitude - parts.stream().mapToLong(Long::longValue).sum();
    IntStream.range(0, parts.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
        .limit(left)
        .forEach(i -> parts.set(i, parts.get(i) + 1));
    return parts.stream().map(p -> new Money(minor < 0 ? -p : p, currency)).toList();
  }

  /// As people read it, for example `$72.00` or `-$2.50`; the symbol is the currency's in the US,
  /// and a code stands apart by a no-break space, as browsers write it.
  public String display() {
    int digits = ChargeCurrency.digits(currency);
    long scale = (long) Math.pow(10, digits);
    long magnitude = Math.absExact(minor);
    long rest = magnitude % scale;
    String whole = String.format(Locale.ROOT, "%,d", magnitude / scale);
    boolean isWhole = digits == 0 || (rest == 0 && ChargeCurrency.digitsShown(currency) == 0);
    String text = isWhole ? whole : whole + "." + pad(rest, digits);
    String symbol = currency.getSymbol(Locale.US);
    boolean isCode = Character.isLetter(symbol.charAt(symbol.length() - 1));
    return (minor < 0 ? "-" : "") + symbol + (isCode ? "\u00a0" : "") + text;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, same(other).minor);
  }

  @Override
  public String toString() {
    return minor + " " + currency.getCurrencyCode();
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " does not mix with " + other.currency);
    }
    return other;
  }

  private static String pad(long value, int digits) {
    String text = Long.toString(value);
    return "0".repeat(digits - text.length()) + text;
  }
}
