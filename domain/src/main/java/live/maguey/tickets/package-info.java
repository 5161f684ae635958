/// The right to enter, and the signed code that carries it.
///
/// Driving ports: [ShowTickets], [PrintTickets], [VoidTicket], [IssueTickets]. Driven ports:
/// [Tickets], [TicketSigner], [CodeReader], [QrCodes], [TicketPrinter]. Invariants: one ticket
/// admits one person; a reissue raises the serial and voids older codes (`TicketsContract`); a
/// code's text is never stored, only signed when rendered (`TicketCodesTest`); a void ticket gives
/// its place back once, a table's pass nothing (`VoidTicketTest`); no two tickets have one number
/// (`TicketsContract`, `IssueTicketsTest`), and a slip in one is noticed (`TicketNumberTest`).
@NullMarked
package live.maguey.tickets;

import org.jspecify.annotations.NullMarked;
