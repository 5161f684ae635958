package live.maguey.persistence.orders;

/// Mistakes that could be made in the function that holds places, each by another text of one spot
/// and with the cases that have to find it.
enum HoldMistake {
  SELLS_ONE_MORE_THAN_THERE_IS(
      "fits := fits AND free[j] >= h.needed[l]", "fits := fits AND free[j] + 1 >= h.needed[l]"),
  REFUSES_THE_LAST_PLACE(
      "fits := fits AND free[j] >= h.needed[l]", "fits := fits AND free[j] > h.needed[l]"),
  COUNTS_EACH_LINE_OF_AN_ITEM_ALONE("free[j] >= h.needed[l]", "free[j] >= h.quantities[l]"),
  SELLS_A_PHASE_ONE_PLACE_TOO_LONG(
      "h.quantities[l] < h.phase_limits[l]", "h.quantities[l] <= h.phase_limits[l]"),
  OPENS_A_MOMENT_LATE("opens[j] > h.now", "opens[j] >= h.now"),
  CLOSES_A_MOMENT_LATE("closes[j] <= h.now", "closes[j] < h.now"),
  SELLS_UNTIL_AFTER_THE_END("stands[j] <= h.now", "stands[j] < h.now"),
  SELLS_A_CANCELLED_EVENT(
      "CASE WHEN e.state = 'published' THEN e.ends ELSE '-infinity' END AS stands",
      "e.ends AS stands"),
  FORGETS_WHEN_A_TIER_OPENS(
      "coalesce(t.sales_open, e.sales_open) AS opens", "e.sales_open AS opens"),
  LETS_A_TIER_OUTLIVE_ITS_EVENTS_SALE(
      "least(coalesce(t.sales_close, e.sales_close), e.sales_close)",
      "coalesce(t.sales_close, e.sales_close)"),
  FORGETS_WHEN_A_TIER_CLOSES(
      "least(coalesce(t.sales_close, e.sales_close), e.sales_close)", "e.sales_close"),
  BINDS_THE_BOX_OFFICE_BY_THE_WINDOW("h.channel = 'web' AND (opens", "(opens"),
  SELLS_ANOTHER_EVENTS_PLACES("j IS NULL OR of_event[j] <> h.event OR", "j IS NULL OR"),
  GIVES_A_CUSTOMER_ONE_TOO_FEW("h.places > h.customer_limit", "h.places >= h.customer_limit"),
  GIVES_A_CUSTOMER_ONE_TOO_MANY("h.places > h.customer_limit", "h.places > h.customer_limit + 1"),
  COUNTS_A_CUSTOMER_BY_ADDRESS_ALONE("greatest(of_browser, of_address)", "of_address"),
  COUNTS_A_CUSTOMER_BY_BROWSER_ALONE("greatest(of_browser, of_address)", "of_browser"),
  COUNTS_WHAT_STRANGERS_HOLD_UNDER_AN_ADDRESS(
      "AND c.network = r.network AND c.state = 'held'", "AND c.state = 'held'"),
  COUNTS_A_TABLE_AS_A_CUSTOMERS_PLACE("WHERE q.kind = 'places') AS places", ") AS places"),
  LETS_A_NETWORK_HOLD_ONE_MORE(
      "OR of_network >= h.network_limit OR", "OR of_network > h.network_limit OR"),
  KEEPS_A_KEY_FOR_EVER("AND k.created_at > r.forgotten LIMIT 1", "LIMIT 1"),
  LETS_A_BROWSER_HOLD_TWICE(
      "browser_order IS NOT NULL\n       OR greatest", "false\n       OR greatest"),
  REMEMBERS_A_BROWSERS_ENDED_HOLD("AND b.state = 'held' LIMIT 1", "LIMIT 1"),
  GIVES_A_REFERENCE_TWICE("h.network_limit OR reference_taken THEN", "h.network_limit THEN"),
  REPLACES_ANOTHER_BROWSERS_HOLD(
      "AND o.state = 'held' AND o.browser = holds[1].browser", "AND o.state = 'held'"),
  REPLACES_A_PAID_ORDER(
      "AND o.state = 'held' AND o.browser = holds[1].browser", "AND o.browser = holds[1].browser"),
  REPLACES_A_HOLD_OF_ANOTHER_EVENT("\n      AND o.event_id = holds[1].event", ""),
  LEAVES_THE_REPLACED_PAGE_OPENING("AND a.state = 'opening'", "AND a.state = 'closed'"),
  KEEPS_THE_REPLACED_LINES("SET released = l.quantity", "SET released = l.released"),
  NEVER_RELEASES_WHAT_IT_REPLACES("t.taken + w.places - w.back", "t.taken + w.places"),
  RELEASES_TWICE_WHAT_IT_REPLACES(
      "back[j] := back[j] + h.places", "back[j] := back[j] + 2 * h.places"),

  RESERVES_NO_TABLE("tables := tables OR 'table' = ANY (h.kinds);", ""),
  KEEPS_THE_RESERVATION_IT_REPLACES("tables_back := tables_back OR h.item = 'table';", ""),
  RESERVES_A_PLACE_AS_A_TABLE("\n    WHERE l.kind = 'table'", ""),
  FORETELLS_THE_PRICE_OF_A_PLAN_BEFORE(
      TableSaleIT.class, "IS DISTINCT FROM (l.price, l.spend, l.seats) LIMIT 1", "IS NULL LIMIT 1"),
  SELLS_AT_THE_PRICE_OF_A_PLAN_BEFORE(
      TableSaleIT.class, "IF tables AND EXISTS (", "IF false AND EXISTS ("),

  LOOKS_AT_THE_LAST_LINE_ALONE(
      "fits := fits AND free[j] >= h.needed[l]", "fits := free[j] >= h.needed[l]"),
  LOCKS_IN_THE_ORDER_OF_THE_LINES(
      TableAndPlacesRaceIT.class,
      "  SELECT array_agg(t.free), array_agg(t.taken) INTO free, taken\n",
      """
        PERFORM FROM inventory t WHERE t.id = ANY (all_items)
        ORDER BY array_position(all_items, t.id) FOR NO KEY UPDATE;
        SELECT array_agg(t.free), array_agg(t.taken) INTO free, taken
      """),
  LOCKS_NO_NETWORK(HoldRaceIT.class, "WHERE r.network_exact ORDER BY 1", "WHERE false ORDER BY 1"),
  LOCKS_NO_ADDRESS(
      HoldRaceIT.class, "WHERE r.address_key IS NOT NULL ORDER BY 1", "WHERE false ORDER BY 1"),
  LOCKS_NO_INVENTORY(HoldRaceIT.class, "ORDER BY t.id FOR NO KEY UPDATE", "ORDER BY t.id"),
  SELLS_WHAT_ANOTHER_JUST_TOOK(
      HoldRaceIT.class, "wanted[j] > free[j] OR slack[j] <= gained", "slack[j] <= gained"),
  SELLS_A_PHASE_THAT_ANOTHER_JUST_ENDED(
      HoldRaceIT.class, "wanted[j] > free[j] OR slack[j] <= gained", "wanted[j] > free[j]"),
  SELLS_AGAIN_WHAT_A_BATCH_HAS_SOLD(
      SequencedHoldRaceIT.class,
      "wanted[j] := wanted[j] + h.quantities[l];",
      "wanted[j] := h.quantities[l];"),
  COUNTS_NO_NETWORK_WITHIN_A_BATCH(
      SequencedHoldRaceIT.class,
      "network_used[same_network[i]] := network_used[same_network[i]] + 1;",
      ""),
  TAKES_ANOTHERS_KEY(
      HoldRaceIT.class,
      "WHERE idempotency_keys.created_at <= excluded.created_at - interval '24 hours'",
      ""),
  STORES_HALF_OF_A_LOST_RACE(HoldRaceIT.class, "fits := changed = cardinality(chosen);", "");

  final Class<?> cases;
  final String right;
  final String wrong;

  HoldMistake(String right, String wrong) {
    this(PostgresOrdersIT.class, right, wrong);
  }

  HoldMistake(Class<?> cases, String right, String wrong) {
    this.cases = cases;
    this.right = right;
    this.wrong = wrong;
  }
}
