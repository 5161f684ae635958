package live.maguey.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// A kind of general-admission place at an event.
///
/// @param note what it is good for, as "In before 11 PM"
/// @param perOrder how many one order may take; 1 or more
/// @param phases in the order in which they are tried
public record Tier(
    TierId id,
    String name,
    String note,
    Stock stock,
    int perOrder,
    List<PricePhase> phases,
    Window window,
    boolean accessible) {
  public Tier {
    phases = List.copyOf(phases);
    if (phases.isEmpty() || perOrder < 1) {
      throw new IllegalArgumentException("tier " + name + " does not add up");
    }
  }

  /// How many places a tier has, and how many of them are gone.
  ///
  /// @param capacity how many there are; 0 or more
  /// @param taken how many are held or sold, as last read from the database; never more than
  ///   `capacity`
  /// @param held how many of `taken` other buyers are still paying for; asked for only when none is
  ///   left and somebody looks, else 0
  public record Stock(int capacity, int taken, int held) {
    public Stock {
      if (capacity < 0 || taken < 0 || taken > capacity) {
        throw new IllegalArgumentException(taken + " of " + capacity + " places do not add up");
      }
    }

    /// Of which nobody asked how many are held.
    public Stock(int capacity, int taken) {
      this(capacity, taken, 0);
    }

    Stock withHeld(int places) {
      return new Stock(capacity, taken, places);
    }

    public int left() {
      return capacity - taken;
    }
  }

  /// When a tier is sold, where that differs from its event.
  ///
  /// @param opens null: with the event, which an own one may precede
  /// @param closes null: with the event, whose end of sale always ends the tier's too
  public record Window(@Nullable Instant opens, @Nullable Instant closes) {
    /// As the event is.
    public static final Window OF_EVENT = new Window(null, null);

    public Instant opens(Sale sale) {
      return opens == null ? sale.opens() : opens;
    }

    public Instant closes(Sale sale) {
      return closes == null || closes.isAfter(sale.closes()) ? sale.closes() : closes;
    }
  }

  Tier withHeld(int places) {
    return new Tier(id, name, note, stock.withHeld(places), perOrder, phases, window, accessible);
  }

  public int capacity() {
    return stock.capacity();
  }

  public int taken() {
    return stock.taken();
  }

  public int held() {
    return stock.held();
  }

  public int left() {
    return stock.left();
  }

  /// The phase that a buyer would pay now; empty when the last one has ended.
  public Optional<PricePhase> phaseAt(Instant now) {
    return phases.stream().filter(p -> p.standsAt(now, stock.taken())).findFirst();
  }

  /// What so many places would cost at `at`, or cost last.
  public Money worth(Instant at, int quantity) {
    return phaseAt(at).orElseGet(phases::getLast).price().times(quantity);
  }
}
