package live.maguey.http;

import live.maguey.deposits.ShowDeposits;
import live.maguey.guests.DeclinePass;
import live.maguey.guests.InviteGuests;
import live.maguey.guests.JoinTable;
import live.maguey.guests.LeaveTable;
import live.maguey.guests.OpenPass;
import live.maguey.guests.ShowGuests;
import live.maguey.http.web.guests.PassRoutes;
import live.maguey.vip.DeclineTable;

/// What serves the host of a table, and the host's guests.
public record Hosts(
    ShowGuests showGuests,
    PassRoutes.Acts acts,
    InviteGuests inviteGuests,
    OpenPass openPass,
    DeclinePass declinePass,
    JoinTable joinTable,
    LeaveTable leaveTable,
    DeclineTable declineTable,
    ShowDeposits showDeposits) {}
