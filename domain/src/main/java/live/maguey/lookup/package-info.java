/// The read side: what on-call people and the owner look up, put together once, for commands, pages
/// and the API alike. Reads what every other capability keeps; changes nothing, and nothing depends
/// on it but those who show it.
///
/// Driving ports: [LookUpAlerts], [LookUpAudit], [LookUpDevices], [LookUpEmails],
/// [LookUpEmailContent], [LookUpEvents], [LookUpKeys], [LookUpOrder], [LookUpOrders],
/// [LookUpRefunds], [LookUpReservations], [LookUpStaff], [LookUpTickets], [LookUpWebhooks].
/// Invariants: an order is shown with all that is known of it (`LookUpOrderTest`); its payment is
/// told as it stands, by us or at Stripe (`OrderPaymentTest`).
@NullMarked
package live.maguey.lookup;

import org.jspecify.annotations.NullMarked;
