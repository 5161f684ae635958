/// Who has the passes of a table: its host names guests, mails each their own pass, takes one back
/// and hands it on, until doors; friends with tickets of their own join.
///
/// Driving ports: [ShowGuests], [NameGuest], [SendPass], [TakeBackPass], [HandOnPass],
/// [CorrectGuest], [OpenPass], [DeclinePass], [InviteGuests], [JoinTable], [LeaveTable],
/// [RenewHostLink], [TellHosts], [RenewPasses]; they share [HostsTable], [GuestEmails] and
/// [GuestActs]. [Seating] says who counts at a table. Driven port: [Guests]. Private links are
/// [GuestLinks]. Invariants: a table never has more people than seats, and a ticket one table,
/// however many race for the last seat; a pass goes to one address and its host mails it three
/// times at most; what is taken back admits nobody, or was admitted before (`GuestsRaceIT`,
/// `GuestsContract`); a joined ticket that is voided gives its seat back unless its holder came in
/// (`GuestsContract`); a guest's name and address stand where they are erased (`GuestsErasedIT`).
@NullMarked
package live.maguey.guests;

import org.jspecify.annotations.NullMarked;
