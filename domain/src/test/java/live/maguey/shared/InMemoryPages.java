package live.maguey.shared;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Cuts a page out of rows in memory, as the stores do.
public final class InMemoryPages {
  private InMemoryPages() {}

  /// Ids stand as their text does.
  public static <T, I> List<T> of(Page<I> page, Stream<T> rows, Function<T, Page.Row<I>> row) {
    return of(page, rows, row, Comparator.comparing(Object::toString));
  }

  public static <T, I> List<T> of(
      Page<I> page, Stream<T> rows, Function<T, Page.Row<I>> row, Comparator<? super I> ids) {
    Comparator<Page.Row<I>> oldestFirst =
        Comparator.comparing((Page.Row<I> one) -> one.at()).thenComparing(Page.Row::id, ids);
    Page.Row<I> after = page.after();
    return rows.filter(one -> page.within().has(row.apply(one).at()))
        .filter(one -> after == null || oldestFirst.compare(row.apply(one), after) < 0)
        .sorted(Comparator.comparing(row, oldestFirst).reversed())
        .limit(page.limit())
        .toList();
  }
}
