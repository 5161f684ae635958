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

  /// A refund reached the guest, or a bank sent one back: as much is returned as all of them
  /// together say, whatever order they came in. What went back comes from what is owed; where that
  /// is revenue already, from the revenue. What was sent back is owed again.
  ///
  /// @param source what of them is news
  /// @param back what went back of the line by now; more than there is of the deposit is not of it
  List<DepositEntry> refunded(String source, Money back, Instant at) {
    List<DepositEntry> appended = new ArrayList<>();
    Money moved = least(back, taken()).minus(returned());
    if (moved.isZero()) {
      return appended;
    }
    appended.add(entry(Kind.RETURNED, source, moved, at));
    Money fromRevenue = moved.minus(least(moved, owed()));
    Money fromEarned = least(fromRevenue, earned());
    Money fromForfeited = fromRevenue.minus(fromEarned);
    if (!fromEarned.isZero()) {
      appended.add(entry(Kind.EARNED, source, fromEarned.negated(), at));
    }
    if (!fromForfeited.isZero()) {
      appended.add(entry(Kind.FORFEITED, source, fromForfeited.negated(), at));
    }
    return appended;
  }

  private DepositEntry entry(Kind kind, String source, Money amount, Instant at) {
    return new DepositEntry(order, line, kind, source, amount, at);
  }

  private Money sum(Kind kind) {
    return entries.stream()
        .filter(e -> e.kind() == kind)
        .map(DepositEntry::amount)
        .reduce(Money.zero(entries.getFirst().amount().currency()), Money::plus);
  }

  private static Money least(Money one, Money other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
