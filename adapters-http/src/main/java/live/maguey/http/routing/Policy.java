package live.maguey.http.routing;

import live.maguey.http.routing.Tier.Counted;

/// What holds for a route, beside what its handler does. It is said in the table, on the route's
/// line, and held by [live.maguey.http.routing.RouteTable] in this order: whether there is room for
/// it, who, where a form comes from, how often.
///
/// @param who may use it
/// @param surface what its answers are to be looked at with
/// @param cache of its answers; a handler may be stricter
/// @param intake what it takes of a request's body
/// @param tier how often; [Counted#READ] where a line does not say
public record Policy<P>(Who<P> who, Surface surface, Cache cache, Intake intake, Tier tier) {

  /// What an answer is looked at with: it decides how a problem is told, and what a browser may do
  /// there.
  public enum Surface {
    /// A page: problems are pages too, unless a program asks.
    PAGE,
    /// The gate's page, which uses the camera and a WebAssembly module.
    GATE,
    /// A program: problems are RFC 9457.
    PROGRAM
  }

  /// What a route takes of a request's body. Nothing else is read.
  public sealed interface Intake {
    /// In bytes; beyond it a request is 413.
    int limit();

    record Nothing() implements Intake {
      @Override
      public int limit() {
        return 0;
      }
    }

    /// A form of our own pages: another site's is refused, since the visitor's cookies come along.
    record OwnForm(int limit) implements Intake {}

    /// JSON, which no foreign page can send with a visitor's cookies.
    record Document(int limit) implements Intake {}

    /// Bytes that are signed as they are.
    record Signed(int limit) implements Intake {}
  }

  public static <P> Policy<P> page(Who<P> who, Cache cache) {
    return new Policy<>(who, Surface.PAGE, cache, new Intake.Nothing(), Counted.READ);
  }

  public static <P> Policy<P> gate(Who<P> who, Cache cache) {
    return new Policy<>(who, Surface.GATE, cache, new Intake.Nothing(), Counted.READ);
  }

  public static <P> Policy<P> program(Who<P> who, Cache cache) {
    return new Policy<>(who, Surface.PROGRAM, cache, new Intake.Nothing(), Counted.READ);
  }

  /// @param limit in bytes
  public Policy<P> ownForm(int limit) {
    return taking(new Intake.OwnForm(limit));
  }

  /// @param limit in bytes
  public Policy<P> document(int limit) {
    return taking(new Intake.Document(limit));
  }

  /// @param limit in bytes
  public Policy<P> signed(int limit) {
    return taking(new Intake.Signed(limit));
  }

  public Policy<P> tier(Tier often) {
    return new Policy<>(who, surface, cache, intake, often);
  }

  private Policy<P> taking(Intake taken) {
    return new Policy<>(who, surface, cache, taken, tier);
  }
}
