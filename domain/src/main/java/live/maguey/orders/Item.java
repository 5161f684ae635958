package live.maguey.orders;

import live.maguey.events.Event;
import live.maguey.events.InventoryId;
import live.maguey.events.Phrase;
import live.maguey.events.TableId;
import live.maguey.events.TierId;
import live.maguey.shared.Language;

/// What a line is of, as the buyer saw it.
public sealed interface Item {
  /// What it takes from, releases to and takes again from.
  InventoryId inventory();

  String name();

  String note();

  /// Its name as a reader gets it; an order and its tickets keep it in the event's own language.
  default Phrase named(Event event, Language reader) {
    return switch (this) {
      case Places places -> event.tierName(places.name(), reader);
      case Table table -> TableId.renamed(table.name(), reader);
    };
  }

  /// People that one of it admits, 1 or more.
  int admits();

  /// A place of a tier.
  ///
  /// @param phase the price's name
  record Places(TierId tier, String name, String note, String phase) implements Item {
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
  /// @param admits the host counts
  record Table(TableId table, String name, String note, int admits) implements Item {
    public Table {
      if (admits < 1) {
        throw new IllegalArgumentException("table " + name + " admits nobody");
      }
    }

    @Override
    public InventoryId inventory() {
      return table.inventory();
    }
  }
}
