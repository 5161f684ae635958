package live.maguey.staff;

/// A PIN just made; nothing can tell it again.
public record NewPin(StaffMember member, Pin pin) {}
