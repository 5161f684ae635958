package live.maguey.stripe;

/// The endpoints that are called; each has a rate of its own, as at Stripe.
enum Endpoint {
  OPEN_SESSION,
  EXPIRE_SESSION,
  READ_SESSION,
  READ_INTENT,
  READ_CHARGE,
  READ_REFUND,
  MAKE_REFUND,
  LIST_REFUNDS,
  LIST_EVENTS,
  LIST_TRANSACTIONS,
  READ_TRANSACTION,
  READ_DISPUTE,
  READ_WARNING
}
