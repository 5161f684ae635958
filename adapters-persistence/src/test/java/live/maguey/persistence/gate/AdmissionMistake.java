package live.maguey.persistence.gate;

/// Mistakes that could be made in the statement that admits, each by another text of one spot and
/// with the cases that have to find it.
enum AdmissionMistake {
  ADMITS_WITH_A_REVOKED_KEY("AND revoked_at IS NOT NULL)", "AND false)"),
  REFUSES_A_KEY_THAT_STANDS("AND revoked_at IS NOT NULL)", ")"),
  ADMITS_WITH_AN_OLD_CODE("WHEN :serial < t.serial THEN 'reissued'", ""),
  REFUSES_THE_CODE_OF_NOW("WHEN :serial < t.serial", "WHEN :serial <= t.serial"),
  ADMITS_WITH_A_CODE_NEVER_ISSUED("WHEN :serial > t.serial THEN 'unknown_ticket'", ""),
  FORGETS_A_REFUND("WHEN t.void_reason = 'refunded' THEN 'refunded'", ""),
  FORGETS_A_CANCELLED_EVENT("WHEN t.void_reason = 'event_cancelled' THEN 'cancelled'", ""),
  FORGETS_A_VOID("WHEN t.void_reason IS NOT NULL THEN 'void'", ""),
  ADMITS_WHEN_THE_EVENT_IS_OVER("WHEN e.ends <= :now THEN 'event_over'", ""),
  ADMITS_AT_THE_END("e.ends <= :now", "e.ends < :now"),
  ADMITS_TO_ANOTHER_EVENT("WHEN t.event_id <> CAST(:event AS uuid) THEN 'another_event'", ""),
  ADMITS_BEFORE_THE_GATE_OPENS("WHEN :now < CAST(:opens AS timestamptz) THEN 'not_open'", ""),
  OPENS_A_MOMENT_LATE(":now < CAST(:opens AS timestamptz)", ":now <= CAST(:opens AS timestamptz)"),
  ADMITS_A_SECOND_TIME(
      "WHEN t.policy = 'once' AND t.entries > 0 THEN 'already_used'",
      "WHEN t.policy = 'once' AND t.entries > 1 THEN 'already_used'"),
  REFUSES_TO_COME_BACK("WHEN t.policy = 'once' AND t.entries > 0", "WHEN t.entries > 0"),
  REFUSES_WHAT_THE_VENUE_ADMITS("WHEN o.disputed AND :at_dispute = 'refuse'", "WHEN o.disputed"),
  ADMITS_WHAT_THE_VENUE_REFUSES("WHEN o.disputed AND :at_dispute = 'refuse' THEN 'disputed'", ""),
  ADMITS_WHO_BELONGS_TO_ANOTHER_ENTRANCE(
      PostgresReentryIT.class, "WHEN :entrance <> 'all' AND", "WHEN false AND"),
  SENDS_WHO_JOINED_A_TABLE_AWAY_FROM_IT(
      PostgresReentryIT.class,
      "t.kind = 'general' AND t.seat_order_id IS NULL THEN 'general'",
      "t.kind = 'general' THEN 'general'"),
  SAYS_NOTHING_OF_A_DISPUTE("WHEN o.disputed THEN 'admitted_disputed'", ""),
  ADMITS_ALL_WHO_COME(
      PostgresReentryIT.class, "gate_room(CAST(:event AS uuid), :capacity, :at_capacity)", "NULL"),
  COUNTS_NOBODY_WHO_COMES_THOUGH_IT_IS_FULL(
      PostgresHeadsIT.class,
      "'admitted_disputed', 'admitted_full',\n                        'let_in_full')\n    AND",
      "'admitted_disputed')\n    AND"),
  COUNTS_AN_ENTRY_TWICE("SET entries = t.entries + 1", "SET entries = t.entries + 2"),
  FORGETS_THE_FIRST_ENTRY("coalesce(t.first_admitted_at, :now)", ":now"),
  FORGETS_THE_GATE("last_gate = :gate", "last_gate = t.last_gate"),
  COUNTS_WHO_COMES_BACK(
      PostgresReentryIT.class, "CASE WHEN seen.entries > 0 THEN 0 ELSE 1 END", "1"),
  COUNTS_NOBODY_INSIDE_WHO_COMES_BACK(
      PostgresReentryIT.class,
      "WHERE seen.reason IN ('admitted', 'readmitted', 'admitted_disputed', 'admitted_full',",
      "WHERE seen.reason IN ('admitted', 'admitted_disputed', 'admitted_full',"),
  ADMITS_AGAIN_WITHOUT_AN_EXIT(
      PostgresReentryIT.class, "WHEN t.inside AND (e.reentry", "WHEN false AND (e.reentry"),
  ASKS_FOR_AN_EXIT_OF_A_REVOKED_DEVICE(
      PostgresReentryIT.class, "direction = 'out' AND revoked_at IS NULL", "direction = 'out'"),
  FORGETS_THE_RULE_OF_THE_EVENT(
      PostgresReentryIT.class, "e.reentry = 'exit_scan' OR e.reentry IS NULL AND", ""),
  COUNTS_STILL_INSIDE_WITHOUT_ITSELF(PostgresReentryIT.class, "(moved.ticket).inside", "p.inside"),
  COUNTS_ONE_FOR_ALL("SET admitted = gate_counts.admitted + excluded.admitted", "SET admitted = 1"),
  COUNTS_ONE_INSIDE_FOR_ALL("inside = gate_counts.inside + 1", "inside = 1"),
  ANSWERS_WITHOUT_ITSELF(
      "SELECT inside, heads, admitted FROM counted",
      "SELECT inside, heads, admitted FROM counted WHERE false"),
  LOGS_NOT_WHO_WAS_EARLIER(
      "seen.last_admitted_at, seen.last_gate, seen.last_device, :content",
      "CAST(NULL AS timestamptz), seen.last_gate, seen.last_device, :content"),

  CHECKS_NO_TABLE_IN(
      PostgresCheckInIT.class,
      "WHERE seen.table_order IS NOT NULL AND EXISTS (SELECT 1 FROM burnt)",
      "WHERE false AND EXISTS (SELECT 1 FROM burnt)"),
  CHECKS_A_TABLE_IN_WITH_A_PLACE_BESIDE_IT(
      PostgresCheckInIT.class,
      "WHERE seen.table_order IS NOT NULL AND EXISTS (SELECT 1 FROM burnt)\n"
          + "    AND r.order_id = seen.table_order AND r.line = seen.table_line",
      "WHERE EXISTS (SELECT 1 FROM burnt)\n"
          + "    AND r.order_id = (SELECT order_id FROM tickets WHERE id = seen.id)"),
  CHECKS_NO_TABLE_IN_WITH_WHO_JOINED(
      PostgresGuestsIT.class, "coalesce(t.seat_order_id, CASE", "coalesce(NULL, CASE"),
  COUNTS_NOT_WHO_JOINED(
      PostgresGuestsIT.class,
      "AND seat_order_id = seen.table_order",
      "AND false AND seat_order_id = seen.table_order"),
  CHECKS_A_TABLE_IN_WITH_A_PASS_THAT_IS_REFUSED(
      PostgresCheckInIT.class,
      "WHERE seen.table_order IS NOT NULL AND EXISTS (SELECT 1 FROM burnt)",
      "WHERE seen.table_order IS NOT NULL"),
  CHECKS_A_TABLE_IN_AGAIN(PostgresCheckInIT.class, "AND r.state = 'confirmed'", ""),
  COUNTS_ARRIVALS_WITHOUT_ITSELF(PostgresCheckInIT.class, "(moved.ticket).entries", "p.entries"),
  COUNTS_WHO_WAS_REFUSED_AS_ARRIVED(
      PostgresCheckInIT.class,
      "ELSE p.entries END > 0",
      "ELSE p.entries END > 0 OR p.id = seen.id"),
  COUNTS_THE_WHOLE_ORDER_AS_THE_TABLE(PostgresCheckInIT.class, "AND line = seen.table_line", ""),
  CHECKS_IN_AT_EVERY_GATE_AT_ONCE(CheckInRaceIT.class, "AND r.state = 'confirmed'", ""),

  ADMITS_AT_TWO_GATES_AT_ONCE(
      AdmissionRaceIT.class,
      "AND (t.entries > 0) = (seen.entries > 0) AND t.inside = seen.inside",
      ""),
  COUNTS_A_PASS_INSIDE_TWICE(ReentryRaceIT.class, "AND t.inside = seen.inside", ""),
  ADMITS_WHAT_WAS_JUST_VOIDED(AdmissionRaceIT.class, "AND t.void_reason IS NULL AND", "AND"),
  ADMITS_WHAT_WAS_JUST_REISSUED(AdmissionRaceIT.class, "AND t.serial = :serial", ""),
  LOGS_A_LOST_RACE_AS_AN_ADMISSION(
      AdmissionRaceIT.class, "OR EXISTS (SELECT 1 FROM burnt))", "OR true)"),
  ADMITS_MORE_THAN_THE_LAW_ALLOWS(
      FullRaceIT.class,
      "gate_room(CAST(:event AS uuid), :capacity, :at_capacity)",
      "CASE WHEN gate_inside(CAST(:event AS uuid)) >= :capacity THEN 'full' END"),
  COUNTS_A_LOST_RACE(AdmissionRaceIT.class, "AND EXISTS (SELECT 1 FROM burnt)\n  ON", "\n  ON");

  final Class<?> cases;
  final String right;
  final String wrong;

  AdmissionMistake(String right, String wrong) {
    this(PostgresAdmissionsIT.class, right, wrong);
  }

  AdmissionMistake(Class<?> cases, String right, String wrong) {
    this.cases = cases;
    this.right = right;
    this.wrong = wrong;
  }
}
