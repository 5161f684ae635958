package live.maguey.staff;

/// A person of the staff.
public record StaffMember(StaffId id, StaffName name, Role role) {}
