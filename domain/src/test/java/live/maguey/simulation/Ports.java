package live.maguey.simulation;

import live.maguey.audit.AuditTrail;
import live.maguey.emails.Outbox;
import live.maguey.events.Events;
import live.maguey.orders.Orders;
import live.maguey.reservations.Reservations;
import live.maguey.shared.UnitOfWork;
import live.maguey.tables.Tables;
import live.maguey.tickets.Tickets;

/// Those of a process that may die, as its parts share them.
record Ports(
    Orders orders,
    Events events,
    Tables tables,
    Reservations reservations,
    Tickets tickets,
    Outbox outbox,
    AuditTrail audit,
    UnitOfWork work) {}
