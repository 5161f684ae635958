/// What is asked of Stripe, who moves the money, and what is known of an order's money. A [Fact] is
/// so, whatever brought the news; an order's facts in any order, any number of times, say the same.
///
/// Driven ports: [PaymentGateway], [Facts]. Invariants: a fact is known once, by kind, object and
/// status (`FactsContract`); a remote call whose effect is unknown says so, and repeating it under
/// its key makes nothing twice (`PaymentGatewayContract`); a card that a thief may hold is declined
/// like any ([DeclineReason], `DeclineWordsTest`).
@NullMarked
package live.maguey.payments;

import org.jspecify.annotations.NullMarked;
