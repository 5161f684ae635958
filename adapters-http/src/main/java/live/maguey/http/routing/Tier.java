package live.maguey.http.routing;

import live.maguey.http.connections.Work.Rank;

/// How often a route may be used, and what gives way first when there is more to do than a node can
/// do. Each route has one, see [Policy].
public sealed interface Tier {
  Rank rank();

  /// So often in a minute, as the settings say.
  enum Counted implements Tier {
    /// Places an order; all nodes count together, by network.
    CHECKOUT(Rank.BUYING),
    /// Has an email sent to an address that anybody may type; all nodes count together, by network
    /// and by address.
    MAIL(Rank.BUYING),
    /// What the link of a table's host or guest opens; each node by network.
    TABLE(Rank.BUYING),
    /// What an order's link opens, tickets at the door among it; each node by network.
    ORDER(Rank.BUYING),
    /// Errors of our pages; each node by network.
    REPORT(Rank.BROWSING),
    /// Lists; each node by network.
    SEARCH(Rank.BROWSING),
    /// One page or thing; each node by network.
    READ(Rank.BROWSING),
    /// Makes a phone a gate, by a code that could be guessed; each node by network.
    ENROL(Rank.FIRST),
    /// The gate; each node by device.
    GATE(Rank.FIRST);

    private final Rank rank;

    Counted(Rank rank) {
      this.rank = rank;
    }

    @Override
    public Rank rank() {
      return rank;
    }

    /// Whether it may change something.
    boolean writes() {
      return this != SEARCH && this != READ;
    }
  }

  /// Deliveries that are signed: a network is counted only when its last signatures were wrong.
  record Delivery(SignedDeliveries deliveries) implements Tier {
    @Override
    public Rank rank() {
      return Rank.FIRST;
    }
  }

  /// Never counted.
  ///
  /// @param why for who reads the table
  record Free(String why) implements Tier {
    @Override
    public Rank rank() {
      return Rank.ALWAYS;
    }
  }
}
