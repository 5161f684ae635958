package live.maguey.persistence.watch;

import java.util.List;
import java.util.Locale;
import live.maguey.watch.Invariant;

/// A table of which a query reads the rows of some events alone; of other tables it reads what
/// belongs to those rows.
enum Part {
  EVENTS("id = ANY(?)"),
  INVENTORY("event_id = ANY(?)"),
  ORDERS("event_id = ANY(?)"),
  TICKETS("event_id = ANY(?)"),
  RESERVATIONS(Part.OF_ORDERS),
  FACTS(Part.OF_ORDERS),
  REFUNDS(Part.OF_ORDERS),
  LEDGER_ENTRIES(Part.OF_ORDERS),
  DEPOSIT_ENTRIES(Part.OF_ORDERS);

  private static final String OF_ORDERS =
      "order_id IN (SELECT id FROM orders WHERE event_id = ANY(?))";

  private final String which;

  Part(String which) {
    this.which = which;
  }

  /// Of which tables an invariant's query is to read a part.
  static List<Part> of(Invariant invariant) {
    return switch (invariant) {
      case TAKEN_IS_WHAT_LINES_OCCUPY -> List.of(INVENTORY);
      case HELD_AND_PAID_ORDERS_OCCUPY_ALL_THEIR_PLACES,
          LAPSED_ORDERS_OCCUPY_NOTHING,
          TICKETS_ARE_WHAT_WAS_PAID_FOR,
          TABLES_ARE_RESERVED_AS_THEIR_ORDERS_STAND,
          A_PAID_DEPOSIT_IS_TAKEN,
          CAPTURED_MONEY_BOUGHT_OR_GOES_BACK,
          DISPUTED_IS_WHAT_SOMETHING_STANDS_AGAINST ->
          List.of(ORDERS);
      case A_PARTY_HAS_NO_MORE_PASSES_THAN_SEATS,
          A_TABLE_IS_RESERVED_ONCE,
          A_TABLE_IS_CHECKED_IN_WHERE_GUESTS_ARE ->
          List.of(RESERVATIONS);
      case WHO_IS_IN_IS_COUNTED, WHO_IS_INSIDE_IS_COUNTED -> List.of(EVENTS);
      case A_SEAT_IS_TAKEN_BY_ONE, WHAT_IS_PAID_BACK_ADMITS_NOBODY -> List.of(TICKETS);
      case DEPOSITS_ADD_UP -> List.of(DEPOSIT_ENTRIES);
      case ALLOCATIONS_SUM_TO_ENTRIES -> List.of(LEDGER_ENTRIES);
      case PARTS_SUM_TO_REFUNDS, SHARES_SUM_TO_REFUNDS, NO_MORE_GOES_BACK_THAN_CAME ->
          List.of(REFUNDS);
      case NO_MORE_GOES_BACK_OF_A_LINE_THAN_IT_COST -> List.of(TICKETS, REFUNDS);
      case THE_LEDGER_HAS_EVERY_CAPTURE, THE_LEDGER_HAS_WHAT_DISPUTES_MOVED -> List.of(FACTS);
    };
  }

  /// The query after it sees these rows under the table's own name, and no others.
  String alone() {
    String table = name().toLowerCase(Locale.ROOT);
    return "%1$s AS NOT MATERIALIZED (SELECT * FROM %1$s WHERE %2$s)".formatted(table, which);
  }
}
