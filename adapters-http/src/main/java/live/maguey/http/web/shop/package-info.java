/// The shop: its routes, and its pages as records of finished strings, one per template in
/// `src/main/jte/shop`.
///
/// [EventPageRoutes], [CheckoutRoutes], [OrderPageRoutes], [OrderFileRoutes], [FindRoutes],
/// [VenueRoutes] and [FileRoutes] are the tables; [EventPages], [DetailsPages], [CheckoutAnswers],
/// [OrderPages] with [OrderViews] and [TicketViews], and [ErrorPages] write all words in the
/// reader's language and time zone, and a template only places them. Invariants: every state of a
/// page is a case here and is drawn (`ShopTemplatesTest`); every outcome of an order leads to a
/// page that keeps what was typed (`CheckoutPagesTest`); a private page leaves no trace
/// (`OrderPagesTest`).
@NullMarked
package live.maguey.http.web.shop;

import org.jspecify.annotations.NullMarked;
