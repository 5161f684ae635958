package live.maguey.gate;

/// What the venue asks of everybody who comes in, besides a ticket.
///
/// @param capacity how many people may be inside at once, staff and those without a ticket included
public record EntryRules(AtDispute atDispute, int capacity, AtCapacity atCapacity) {
  /// Asks for nothing.
  public static final EntryRules OPEN =
      new EntryRules(AtDispute.ADMIT, Integer.MAX_VALUE, AtCapacity.REFUSE);

  public EntryRules {
    if (capacity < 0) {
      throw new IllegalArgumentException("nobody fits in " + capacity);
    }
  }

  /// The same where a person answers for one more than the law allows.
  public EntryRules overridden() {
    return new EntryRules(atDispute, capacity, AtCapacity.OVERRIDE);
  }
}
