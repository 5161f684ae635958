/// Orders after they are placed: each by its private link, those a browser knows, and those that a
/// buyer looks for.
///
/// [OrderPageRoutes], [OrderFileRoutes] and [FindRoutes] are the tables; [OrderPages] with
/// [OrderViews] and [TicketViews] write every state of an order. Invariants: a private page leaves
/// no trace (`OrderPagesTest`); an answer does not tell whether an address has orders
/// (`FindPagesTest`).
@NullMarked
package live.maguey.http.web.orders;

import org.jspecify.annotations.NullMarked;
