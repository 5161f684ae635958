package live.maguey.settlement;

import java.util.function.BiConsumer;
import live.maguey.checkout.CheckoutAttempts;
import live.maguey.events.EventId;
import live.maguey.events.Events;
import live.maguey.events.TableId;
import live.maguey.orders.Orders;
import live.maguey.reservations.Reservations;
import live.maguey.shared.UnitOfWork;
import live.maguey.tables.Tables;
import live.maguey.tickets.Tickets;

/// What sells, on the stores of one empty world, in memory or in PostgreSQL.
///
/// @param work in which they are written
/// @param addTable gives a stored event a table
public record SalesStores(
    Events events,
    Tables tables,
    Orders orders,
    CheckoutAttempts attempts,
    Reservations reservations,
    Tickets tickets,
    SettlePayment settle,
    UnitOfWork work,
    BiConsumer<EventId, TableId> addTable) {}
