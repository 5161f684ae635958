package live.maguey.http;

import live.maguey.checkout.CheckPayment;
import live.maguey.events.CalendarEntries;
import live.maguey.holds.ReleaseHold;
import live.maguey.lookup.LookUpOrder;
import live.maguey.orders.ShowOrder;
import live.maguey.tickets.PrintTickets;
import live.maguey.tickets.QrCodes;
import live.maguey.tickets.ShowTickets;

/// What serves a buyer who has placed an order.
public record Counter(
    ShowOrder showOrder,
    LookUpOrder lookUp,
    CheckPayment checkPayment,
    ReleaseHold releaseHold,
    ShowTickets showTickets,
    PrintTickets printTickets,
    QrCodes qrCodes,
    CalendarEntries calendar,
    Hosts hosts) {}
