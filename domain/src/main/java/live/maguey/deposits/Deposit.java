package live.maguey.deposits;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.maguey.deposits.DepositEntry.Kind;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;

/// Where one table's deposit stands, by its entries: earned + returned + forfeited + still owed =
/// taken, and none of them is ever negative.
///
/// What it appends follows from the entries alone, so that repeating it appends nothing.
///
/// @param line the order line's number
/// @param entries by time; the first one is that it was taken
public record Deposit(OrderId order, int line, List<DepositEntry> entries) {
  private static final String PAID = "paid";
  private static final String NIGHT = "night";
  private static final String LATE_ARRIVAL = "late-arrival";

  public Deposit {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("nothing was taken for line " + line + " of " + order);
    }
  }

  /// A guest has paid it.
  public static DepositEntry taken(OrderId order, int line, Money amount, Instant at) {
    return new DepositEntry(order, line, Kind.TAKEN, PAID, amount, at);
  }

  public Money taken() {
    return sum(Kind.TAKEN);
  }

  public Money returned() {
    return sum(Kind.RETURNED);
  }

  public Money earned() {
    return sum(Kind.EARNED);
  }

  public Money forfeited() {
    return sum(Kind.FORFEITED);
  }

  /// Neither earned nor forfeited nor returned yet: the guest's money.
  public Money owed() {
    return taken().minus(returned()).minus(earned()).minus(forfeited());
  }

  /// What a refund returned of it and a bank sent back: owed again.
  ///
  /// @param source the refund's own object
  public Money sentBack(String source) {
    return entries.stream()
        .filter(e -> e.kind() == Kind.RETURNED && e.source().equals(sentBackBy(source)))
        .map(e -> e.amount().negated())
        .reduce(nothing(), Money::plus);
  }

  /// The night is over: what is owed becomes revenue, but for what is on its way back.
  ///
  /// @param came whether anybody of the party did
  /// @param promised refunds of it that were asked for and have not reached the guest
  List<DepositEntry> ended(boolean came, Money promised, Instant at) {
    Money due = owed().minus(promised);
    if (due.minor() <= 0) {
      return List.of();
    }
    // A refund that was promised and then not needed leaves more to a later end of the same night.
    long before = entries.stream().filter(e -> e.source().startsWith(NIGHT)).count();
    String source = before == 0 ? NIGHT : NIGHT + "-" + (before + 1);
    return List.of(entry(came ? Kind.EARNED : Kind.FORFEITED, source, due, at));
  }

  /// A scan that came in late says that somebody was there: what was forfeited is earned. Revenue
  /// stays what it is.
  List<DepositEntry> arrivedLate(Instant at) {
    return forfeited().isZero()
        ? List.of()
        : List.of(
            entry(Kind.FORFEITED, LATE_ARRIVAL, forfeited().negated(), at),
            entry(Kind.EARNED, LATE_ARRIVAL, forfeited(), at));
  }

  /// A refund reached the guest. It comes from what is owed; where that is revenue already, from
  /// the revenue.
  ///
  /// @param source the refund's own object
  /// @param amount what it refunds of the line; more than there is of the deposit is not of it
  List<DepositEntry> returned(String source, Money amount, Instant at) {
    List<DepositEntry> appended = new ArrayList<>();
    Money back = least(amount, taken().minus(returned()));
    if (back.minor() <= 0 || isThere(Kind.RETURNED, source)) {
      return appended;
    }
    appended.add(entry(Kind.RETURNED, source, back, at));
    Money fromEarned = least(back.minus(least(back, owed())), earned());
    Money fromForfeited = back.minus(least(back, owed())).minus(fromEarned);
    if (!fromEarned.isZero()) {
      appended.add(entry(Kind.EARNED, source, fromEarned.negated(), at));
    }
    if (!fromForfeited.isZero()) {
      appended.add(entry(Kind.FORFEITED, source, fromForfeited.negated(), at));
    }
    return appended;
  }

  /// The guest's bank sent a refund back: the guest is owed it again.
  List<DepositEntry> returnedNot(String source, Instant at) {
    if (isThere(Kind.RETURNED, sentBackBy(source))) {
      return List.of();
    }
    return entries.stream()
        .filter(e -> e.kind() == Kind.RETURNED && e.source().equals(source))
        .map(e -> entry(Kind.RETURNED, sentBackBy(source), e.amount().negated(), at))
        .toList();
  }

  private static String sentBackBy(String source) {
    return source + " sent back";
  }

  private boolean isThere(Kind kind, String source) {
    return entries.stream().anyMatch(e -> e.kind() == kind && e.source().equals(source));
  }

  private DepositEntry entry(Kind kind, String source, Money amount, Instant at) {
    return new DepositEntry(order, line, kind, source, amount, at);
  }

  private Money sum(Kind kind) {
    return entries.stream()
        .filter(e -> e.kind() == kind)
        .map(DepositEntry::amount)
        .reduce(nothing(), Money::plus);
  }

  private Money nothing() {
    return Money.zero(entries.getFirst().amount().currency());
  }

  static Money least(Money one, Money other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
