/// The right to enter, and the signed code that carries it.
///
/// Driving ports: [ShowTickets]. Driven ports: [Tickets], [TicketSigner], [CodeReader], [QrCodes].
/// Invariants: one ticket admits one person; a reissue raises the serial and voids older codes; the
/// code's text is never stored, it is signed when rendered (`TicketCodeTest`, `TicketsContract`).
@NullMarked
package live.maguey.tickets;

import org.jspecify.annotations.NullMarked;
