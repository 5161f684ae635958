package live.maguey.watch;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Looks for what violates an [Invariant], in what is stored.
public interface Violations {
  /// In all of it, as of one moment. Changes nothing, and waits for nobody.
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

  /// In part, so that it takes about as long however much is stored: where something may change,
  /// and a piece of the rest, another one each time, until all of it had its turn.
  ///
  /// @param suspects subjects of violations; looked at like what may change
  /// @param now by which it is decided what may change
  /// @throws live.maguey.shared.Unavailable when the database does not answer
  Looked look(Set<String> suspects, Instant now);

  /// @param left suspects that there was no time for: nothing is known of them
  record Looked(Found found, Set<String> left) {
    public Looked {
      left = Set.copyOf(left);
    }
  }

  /// How many of one invariant are named.
  int MOST = 20;

  /// @param subject what it is about, as `order 0199…`
  /// @param what in words, with the figures that disagree
  record Violation(Invariant invariant, String subject, String what) {}
}
