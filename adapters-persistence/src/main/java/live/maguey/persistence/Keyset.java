package live.maguey.persistence;

import java.time.Instant;
import java.util.function.Function;
import live.maguey.shared.Page;

/// How a [Page] is read: from its bounds on, down an index on the same two columns, however far
/// back it lies. Every bound is always there, so that no plan has to do without it.
public final class Keyset {
  /// Later than any row; the store itself knows no later year.
  private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  private Keyset() {}

  /// The last of the conditions of a statement, its order and its limit.
  ///
  /// @param at, id the columns; @param type of `id`
  public static String of(String at, String id, String type) {
    return """
    %1$s BETWEEN :since AND :until
      AND (%1$s, %2$s) < (:after_at, CAST(:after AS %3$s))
    ORDER BY %1$s DESC, %2$s DESC
    LIMIT :limit
    """
        .formatted(at, id, type);
  }

  /// The values of such a statement.
  ///
  /// @param id as the driver binds it
  public static <I> Params values(Page<I> page, Function<I, Object> id) {
    Page.Row<I> after = page.after();
    Instant until = page.within().until();
    return Params.of("since", page.within().from())
        .and("until", until.isAfter(NEVER) ? NEVER : until)
        .and("after_at", after == null ? NEVER : after.at())
        .and("after", after == null ? null : id.apply(after.id()))
        .and("limit", page.limit());
  }
}
