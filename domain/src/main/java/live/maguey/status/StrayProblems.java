package live.maguey.status;

import java.util.List;
import live.maguey.alerts.AlertKind;

/// Says what is wrong with reservations that stand otherwise than their orders, and what mends
/// each.
final class StrayProblems {
  private StrayProblems() {}

  static List<Problem> of(List<Backlog.Stray> strays) {
    return strays.stream().map(StrayProblems::stray).toList();
  }

  private static Problem stray(Backlog.Stray stray) {
    String order = "order " + stray.order();
    return switch (stray.kind()) {
      case UNSEATED ->
          new Problem(
              "tables",
              stray.kind(),
              AlertKind.TABLE_STRAY,
              order,
              order + " has passes, and no table is reserved for them",
              "maguey orders refund " + stray.order() + " --dry-run",
              stray.since());
      case ABANDONED ->
          new Problem(
              "tables",
              stray.kind(),
              AlertKind.TABLE_STRAY,
              order,
              order + " is bought no more, and its table is still reserved",
              "maguey vip cancel " + stray.order() + " --dry-run",
              stray.since());
      case UNPAID ->
          new Problem(
              "tables",
              stray.kind(),
              AlertKind.TABLE_STRAY,
              order,
              order + " is not paid, and its table stands as sold",
              "maguey holds release " + stray.order(),
              stray.since());
      case UNFINISHED ->
          new Problem(
              "tables",
              stray.kind(),
              AlertKind.TABLE_STRAY,
              order,
              "the night of " + order + " is over, and its table was not completed",
              "maguey jobs run end-night",
              stray.since());
    };
  }
}
