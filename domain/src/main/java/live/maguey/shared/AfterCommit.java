package live.maguey.shared;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/// What one unit of work has asked for once its commit stands; for those who implement
/// [UnitOfWork].
public final class AfterCommit {
  private static final System.Logger LOG = System.getLogger(AfterCommit.class.getName());

  private final List<Runnable> asked = new ArrayList<>();

  public void add(Runnable follow) {
    asked.add(follow);
  }

  /// The unit was rolled back: nothing follows.
  public void forget() {
    asked.clear();
  }

  /// Everything in the order in which it was asked for. What fails is logged and keeps nothing else
  /// back: the commit stands, and its caller is told so.
  public void run() {
    for (Runnable follow : asked) {
      try {
        follow.run();
      } catch (RuntimeException failed) {
        LOG.log(Level.ERROR, "what follows a commit failed; the commit stands", failed);
      }
    }
  }
}
