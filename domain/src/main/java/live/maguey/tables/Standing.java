package live.maguey.tables;

/// How a table stands at an event: derived from its inventory row, its order and its passes.
public sealed interface Standing {
  record Free() implements Standing {}

  /// A buyer is still paying for it: it may come back.
  record Held() implements Standing {}

  record Sold() implements Standing {}

  /// Sold, and somebody of the party has been admitted.
  ///
  /// @param people of the party who have been admitted, 1 or more
  record Arrived(int people) implements Standing {
    public Arrived {
      if (people < 1) {
        throw new IllegalArgumentException("nobody has arrived");
      }
    }
  }

  default boolean isFree() {
    return this instanceof Free;
  }
}
