/// The form between an event and its payment: who is coming, and the price they see.
///
/// [DetailsRoutes] shows the form and [CheckoutRoutes] takes it; [DetailsPages] writes it,
/// [CheckoutAnswers] answers it with the next page, and [TablesBack] leads back to the floor plan
/// where somebody was faster (`BookATableTest`). Invariants: a choice that cannot be had leads back
/// to the event (`DetailsPagesTest`); every outcome of an order leads to a page that keeps what was
/// typed (`CheckoutPagesTest`); the same form sent twice makes one order (`SameKeyTest`).
@NullMarked
package live.maguey.http.web.checkout;

import org.jspecify.annotations.NullMarked;
