package live.maguey.watch;

import java.util.List;
import java.util.Set;

/// Looks for what violates an [Invariant], in all that is stored, as of one moment.
public interface Violations {
  /// Changes nothing, and waits for nobody.
  ///
  /// @throws live.maguey.shared.Unavailable when the database does not answer
  Found find();

  /// @param of some of each invariant, at most [#MOST]
  /// @param unknown those whose query took too long: nothing is known of them
  record Found(List<Violation> of, Set<Invariant> unknown) {
    public Found {
      of = List.copyOf(of);
      unknown = Set.copyOf(unknown);
    }
  }

  /// How many of one invariant are named.
  int MOST = 20;

  /// @param subject what it is about, as `order 0199…`
  /// @param what in words, with the figures that disagree
  record Violation(Invariant invariant, String subject, String what) {}
}
