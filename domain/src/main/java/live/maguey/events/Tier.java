package live.maguey.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// A kind of general-admission place at an event.
///
/// @param note what it is good for, as "In before 11 PM"
/// @param capacity how many there are; 0 or more
/// @param taken how many are held or sold, as last read from the database; never more than
///   `capacity`
/// @param held how many of `taken` other buyers are still paying for; asked for only when none is
///   left and somebody looks, else 0
/// @param perOrder how many one order may take; 1 or more
/// @param salesOpen null: with the event's own, which an own one may precede
/// @param salesClose null: with the event's own, which always ends the sale too
public record Tier(
    TierId id,
    String name,
    String note,
    int capacity,
    int taken,
    int held,
    int perOrder,
    List<PricePhase> phases,
    @Nullable Instant salesOpen,
    @Nullable Instant salesClose,
    boolean accessible) {
  public Tier {
    phases = List.copyOf(phases);
    if (phases.isEmpty() || capacity < 0 || taken < 0 || taken > capacity || perOrder < 1) {
      throw new IllegalArgumentException("tier " + name + " does not add up");
    }
  }

  /// Of which nobody asked how many are held.
  public Tier(
      TierId id,
      String name,
      String note,
      int capacity,
      int taken,
      int perOrder,
      List<PricePhase> phases,
      @Nullable Instant salesOpen,
      @Nullable Instant salesClose,
      boolean accessible) {
    this(id, name, note, capacity, taken, 0, perOrder, phases, salesOpen, salesClose, accessible);
  }

  Tier withHeld(int places) {
    return new Tier(
        id,
        name,
        note,
        capacity,
        taken,
        places,
        perOrder,
        phases,
        salesOpen,
        salesClose,
        accessible);
  }

  public int left() {
    return capacity - taken;
  }

  /// The phase that a buyer would pay now; empty when the last one has ended.
  public Optional<PricePhase> phaseAt(Instant now) {
    return phases.stream().filter(p -> p.standsAt(now, taken)).findFirst();
  }

  /// What so many places would cost at `at`, or cost last.
  public Money worth(Instant at, int quantity) {
    return phaseAt(at).orElseGet(phases::getLast).price().times(quantity);
  }
}
