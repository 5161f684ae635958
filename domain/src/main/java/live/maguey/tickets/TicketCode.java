package live.maguey.tickets;

import java.time.Instant;

/// What a ticket's code says, before it is signed. See `docs/ticket-code.md` for the bytes.
///
/// @param eventNumber the event's small number
/// @param serial 1 to 65535
/// @param notAfter generous: after it no gate accepts the code, even offline; whole seconds
public record TicketCode(
    int eventNumber, TicketId ticket, int serial, Ticket.Kind kind, Instant notAfter) {}
