/// The shop: its events, its venue, and what every page of a buyer shares. A page is a record of
/// finished strings, one per template in `src/main/jte/shop`.
///
/// [EventPageRoutes], [VenueRoutes] and [FileRoutes] are the tables; [EventPages] and [ErrorPages]
/// write all words in the reader's language and time zone, and a template only places them. What is
/// chosen ([Choice]), what is being bought ([Bill]) and what a buyer must read first ([Notice]) go
/// on into the rooms of the form (`live.maguey.http.web.checkout`) and of the order
/// (`live.maguey.http.web.orders`), which stand on this one. Invariants: every state of a page is a
/// case here and is drawn (`ShopTemplatesTest`); a stepper stops at what can be bought
/// (`EventPagesTest`).
@NullMarked
package live.maguey.http.web.shop;

import org.jspecify.annotations.NullMarked;
