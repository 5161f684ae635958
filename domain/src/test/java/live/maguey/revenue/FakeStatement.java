package live.maguey.revenue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// Stripe's book in memory, in pages of the size that is asked for. Says how many lines were ever
/// in one page.
public final class FakeStatement implements Statement {
  private final List<BalanceTransaction> lines = new ArrayList<>();
  private final Map<String, String> payoutOf = new HashMap<>();
  private final int pageSize;
  private boolean down;
  private int pages;

  public FakeStatement(int pageSize) {
    this.pageSize = pageSize;
  }

  /// Adds the newest line.
  public BalanceTransaction add(BalanceTransaction line) {
    lines.addFirst(line);
    return line;
  }

  /// @param payout `po_…`; @param paid what it paid out, by id
  public void paidOut(String payout, String... paid) {
    for (String id : paid) {
      payoutOf.put(id, payout);
    }
  }

  public void breakDown() {
    down = true;
  }

  /// How many pages were asked for.
  public int pages() {
    return pages;
  }

  @Override
  public Page between(Instant from, Instant to, @Nullable String after) {
    return page(line -> !line.at().isBefore(from) && line.at().isBefore(to), after);
  }

  @Override
  public Page ofPayout(String payout, @Nullable String after) {
    return page(line -> payout.equals(payoutOf.get(line.id())), after);
  }

  @Override
  public Optional<BalanceTransaction> find(String id) {
    refuseIfDown();
    return lines.stream().filter(line -> line.id().equals(id)).findFirst();
  }

  private Page page(Predicate<BalanceTransaction> wanted, @Nullable String after) {
    refuseIfDown();
    pages++;
    List<BalanceTransaction> rest =
        lines.stream()
            .filter(wanted)
            .dropWhile(line -> after != null && !line.id().equals(after))
            .skip(after == null ? 0 : 1)
            .limit(pageSize + 1L)
            .toList();
    List<BalanceTransaction> page = rest.subList(0, Math.min(pageSize, rest.size()));
    return new Page(
        page, rest.size() > pageSize ? Optional.of(page.getLast().id()) : Optional.empty());
  }

  private void refuseIfDown() {
    if (down) {
      throw new Unavailable("Stripe does not answer");
    }
  }
}
