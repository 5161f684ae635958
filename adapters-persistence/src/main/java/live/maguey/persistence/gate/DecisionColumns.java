package live.maguey.persistence.gate;

import live.maguey.gate.Admissions;
import live.maguey.gate.Reason;
import live.maguey.gate.ScanId;
import live.maguey.persistence.Columns;
import live.maguey.persistence.tickets.TicketRow;

/// Reads a logged scan back as the decision that was given.
final class DecisionColumns {
  static final String OF_SCANS =
      """
      SELECT s.id AS scan_id, s.ticket_id, s.received_at, s.verdict_given, s.content,
             s.earlier_at, s.earlier_gate, s.earlier_device, e.title, e.slug, e.business_date, t.*
      FROM scans s
      LEFT JOIN tickets t ON t.id = s.ticket_id
      LEFT JOIN events e ON e.id = t.event_id
      """;

  private DecisionColumns() {}

  static Admissions.Decision read(Columns c) {
    boolean known = c.idOrNull("ticket_id") != null;
    return new Admissions.Decision(
        new ScanId(c.id("scan_id")),
        c.constant("verdict_given", Reason.class),
        c.instant("received_at"),
        known ? TicketRow.read(c) : null,
        c.instantOrNull("earlier_at") == null
            ? null
            : new Admissions.Earlier(
                c.instant("earlier_at"), c.text("earlier_gate"), c.text("earlier_device")),
        known
            ? new Admissions.TicketEvent(c.text("title"), c.text("slug"), c.date("business_date"))
            : null);
  }
}
