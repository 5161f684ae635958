package live.maguey.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import live.maguey.events.SampleEvents;
import live.maguey.shared.Money;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What Stripe's book promises, and every stand-in for it.
public abstract class StatementContract {
  /// As many as Stripe gives in a page.
  protected static final int PAGE = 100;

  protected abstract Statement statement();

  /// The account's clock.
  protected abstract Instant now();

  protected abstract void advance(Duration by);

  /// Stripe books an invoice of its own now. @return the line's id
  protected abstract String booked(long minor);

  /// Everything not paid out so far goes to the bank now. @return the payout's id
  protected abstract String payOut();

  protected abstract void breakDown();

  private List<BalanceTransaction> all(Instant from, Instant to) {
    return all(after -> statement().between(from, to, after));
  }

  private static List<BalanceTransaction> all(Function<@Nullable String, Statement.Page> ask) {
    List<BalanceTransaction> lines = new ArrayList<>();
    Statement.Page page = ask.apply(null);
    lines.addAll(page.lines());
    while (page.next().isPresent()) {
      assertThat(page.lines()).hasSize(PAGE);
      page = ask.apply(page.next().get());
      lines.addAll(page.lines());
    }
    return lines;
  }

  @Test
  void a_line_says_what_it_is() {
    String id = booked(-250);

    assertThat(all(now(), now().plusSeconds(1)))
        .containsExactly(
            new BalanceTransaction(
                id, "stripe_fee", "", SampleEvents.usd(-250), SampleEvents.usd(0), now()));
    assertThat(statement().find(id)).contains(all(now(), now().plusSeconds(1)).getFirst());
  }

  @Test
  void lines_come_newest_first_in_pages_without_a_gap_or_a_repeat() {
    Instant from = now();
    List<String> ids =
        new ArrayList<>(
            IntStream.rangeClosed(1, 2 * PAGE + 1)
                .mapToObj(i -> {
                  advance(Duration.ofSeconds(1));
                  return booked(i);
                })
                .toList());

    assertThat(all(from, now().plusSeconds(1)))
        .extracting(BalanceTransaction::id)
        .containsExactlyElementsOf(ids.reversed());
  }

  @Test
  void the_first_second_is_in_and_the_last_is_not() {
    Instant first = now();
    booked(1);
    advance(Duration.ofSeconds(1));
    String in = booked(2);
    Instant from = now();
    advance(Duration.ofSeconds(1));
    booked(3);

    assertThat(all(from, from.plusSeconds(1)))
        .extracting(BalanceTransaction::id)
        .containsExactly(in);
    assertThat(all(first.minusSeconds(9), first)).isEmpty();
  }

  @Test
  void a_payout_lists_what_it_paid_out_and_itself() {
    for (int i = 1; i <= PAGE + 5; i++) {
      booked(10);
    }
    String payout = payOut();
    String later = booked(7);

    List<BalanceTransaction> paid = all(after -> statement().ofPayout(payout, after));

    assertThat(paid).hasSize(PAGE + 6);
    assertThat(paid).extracting(BalanceTransaction::id).doesNotContain(later);
    assertThat(paid.stream().map(BalanceTransaction::net).reduce(Money::plus))
        .contains(SampleEvents.usd(0));
    assertThat(paid)
        .filteredOn(line -> line.movement() == BalanceTransaction.Movement.PAYOUT)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.source()).isEqualTo(payout);
          assertThat(line.amount()).isEqualTo(SampleEvents.usd(-10 * (PAGE + 5)));
        });
  }

  @Test
  void a_line_that_is_not_there_is_not_found() {
    assertThat(statement().find("txn_nobody")).isEqualTo(Optional.empty());
  }

  @Test
  void while_it_is_away_that_is_said() {
    String id = booked(1);
    breakDown();

    assertThatThrownBy(() -> statement().between(now(), now().plusSeconds(1), null))
        .isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> statement().find(id)).isInstanceOf(Unavailable.class);
  }
}
