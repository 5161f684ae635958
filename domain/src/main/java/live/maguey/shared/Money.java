package live.maguey.shared;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
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
}
