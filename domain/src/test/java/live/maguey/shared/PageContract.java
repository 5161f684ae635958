package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// What every list promises that is read page by page.
public final class PageContract {
  private PageContract() {}

  /// @param rows all that the list has, three or more, two of them of the same time
  /// @param list the ids of a page
  public static <I> void isKept(List<Page.Row<I>> rows, Function<Page<I>, List<I>> list) {
    isKept(rows, Comparator.comparing(Object::toString), list);
  }

  /// @param ids in which order rows of the same time stand
  public static <I> void isKept(
      List<Page.Row<I>> rows, Comparator<? super I> ids, Function<Page<I>, List<I>> list) {
    assertThat(rows.stream().map(Page.Row::at).distinct().count())
        .as("times of %d rows", rows.size())
        .isBetween(2L, rows.size() - 1L);
    List<Page.Row<I>> newestFirst =
        rows.stream()
            .sorted(
                Comparator.comparing((Page.Row<I> row) -> row.at())
                    .thenComparing(Page.Row::id, ids)
                    .reversed())
            .toList();
    List<I> all = newestFirst.stream().map(Page.Row::id).toList();
    assertThat(list.apply(Page.newest(99))).as("all").isEqualTo(all);
    goesOnWhereAPageEnded(newestFirst, all, list);
    isOfItsTime(newestFirst, list);
  }

  private static <I> void goesOnWhereAPageEnded(
      List<Page.Row<I>> rows, List<I> all, Function<Page<I>, List<I>> list) {
    List<I> read = new ArrayList<>(list.apply(Page.newest(1)));
    for (Page.Row<I> row : rows) {
      read.addAll(list.apply(Page.<I>newest(1).after(row)));
    }
    assertThat(read).as("page by page").isEqualTo(all);
    assertThat(list.apply(Page.<I>newest(99).after(rows.getFirst())))
        .as("after the first")
        .isEqualTo(all.subList(1, all.size()));
  }

  private static <I> void isOfItsTime(List<Page.Row<I>> rows, Function<Page<I>, List<I>> list) {
    Page<I> page = Page.newest(99);
    Instant newest = rows.getFirst().at();
    Instant oldest = rows.getLast().at();
    assertThat(list.apply(page.within(new Span(oldest, newest)))).hasSameSizeAs(rows);
    assertThat(list.apply(page.within(new Span(newest.plusMillis(1), Span.EVER.until()))))
        .as("newer than all")
        .isEmpty();
    assertThat(list.apply(page.within(new Span(Instant.EPOCH, oldest.minusMillis(1)))))
        .as("older than all")
        .isEmpty();
    for (Page.Row<I> row : rows) {
      assertThat(list.apply(page.within(new Span(row.at(), row.at()))))
          .as("of one time")
          .isEqualTo(rows.stream().filter(r -> r.at().equals(row.at())).map(Page.Row::id).toList());
    }
    assertThat(
            list.apply(page.within(new Span(oldest, oldest.plusMillis(1))).after(rows.getFirst())))
        .as("of a time, after a newer one")
        .isEqualTo(
            rows.stream()
                .skip(1)
                .filter(row -> row.at().equals(oldest))
                .map(Page.Row::id)
                .toList());
  }
}
