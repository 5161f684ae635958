/// The right to enter, and the signed code that carries it.
///
/// Driving ports: [ShowTickets], [PrintTickets], [RotateKeys], [VerifyCode]. Driven ports:
/// [Tickets], [TicketSigner], [CodeReader], [QrCodes], [TicketPrinter], [SigningKeys], [KeyMaker].
/// Invariants: one ticket admits one person; a reissue raises the serial and voids older codes
/// (`TicketsContract`); a code's text is never stored, only signed when rendered; at most one key
/// signs, and a rotation invalidates no issued ticket (`SigningKeysContract`, `TicketCodesTest`).
@NullMarked
package live.maguey.tickets;

import org.jspecify.annotations.NullMarked;
