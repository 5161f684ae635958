package live.maguey.orders;

import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.events.InventoryId;
import live.maguey.events.Phrase;
import live.maguey.events.TableId;
import live.maguey.events.TierId;
import live.maguey.shared.Language;
import live.maguey.shared.Money;

/// What a line is of, as the buyer saw it.
public sealed interface Item {
  /// What it takes from, releases to and takes again from.
  InventoryId inventory();

  /// What orders and tickets keep of its name: a tier's own name, in the event's language, or a
  /// table's label.
  String label();

  /// As operators read it: `General`, `Table 12`.
  default String name() {
    return switch (this) {
      case Places places -> places.label();
      case Table table -> TableId.name(table.label(), Language.EN);
    };
  }

  /// What the venue says beside the name, in the language of the event or of its floor plan.
  String note();

  /// Its name as a reader gets it.
  default Phrase named(Event event, Language reader) {
    return switch (this) {
      case Places places -> event.tierName(places.label(), reader);
      case Table table -> new Phrase(TableId.name(table.label(), reader), reader);
    };
  }

  /// Its note as a reader gets it.
  default Phrase noted(Event event, Language reader) {
    return switch (this) {
      case Places places -> event.tierNote(places.label(), places.note(), reader);
      case Table table -> event.roomText(table.note(), reader);
    };
  }

  /// People that one of it admits, 1 or more.
  int admits();

  /// A place of a tier.
  ///
  /// @param phase the price's name
  record Places(TierId tier, String label, String note, String phase) implements Item {
    @Override
    public InventoryId inventory() {
      return tier.inventory();
    }

    @Override
    public int admits() {
      return 1;
    }
  }

  /// A table, which is there once; its host and the host's guests are admitted.
  ///
  /// @param table that the line takes, another one once the party is moved; @param label, note,
  ///   admits as it was bought; the host counts
  /// @param charge what its price is
  record Table(TableId table, String label, String note, int admits, Charge charge)
      implements Item {
    /// What the line's price is of all that a table costs.
    public sealed interface Charge {
      /// All of it.
      record AllIn() implements Charge {}

      /// A part, which counts at the table toward what must be spent there.
      ///
      /// @param minimumSpend what the party must spend in all, every mandatory charge included; at
      ///   least the line's price
      record Deposit(Money minimumSpend) implements Charge {}
    }

    public Table {
      if (admits < 1) {
        throw new IllegalArgumentException("table " + label + " admits nobody");
      }
    }

    /// One that is paid in full.
    public Table(TableId table, String label, String note, int admits) {
      this(table, label, note, admits, new Charge.AllIn());
    }

    /// What the party must spend in all; empty where everything is paid.
    public Optional<Money> minimumSpend() {
      return switch (charge) {
        case Charge.AllIn() -> Optional.empty();
        case Charge.Deposit(Money spend) -> Optional.of(spend);
      };
    }

    @Override
    public InventoryId inventory() {
      return table.inventory();
    }
  }
}
