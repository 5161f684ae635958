package live.maguey.persistence;

import live.maguey.shared.Unavailable;

/// The answer to a commit was lost: everything in the transaction was stored, or nothing. The
/// caller that made the ids can look.
public final class CommitUnknown extends Unavailable {
  CommitUnknown(Unavailable cause) {
    super("the commit's answer was lost: " + cause.getMessage(), cause);
  }

  /// @param message why nobody waits for the answer any more
  public CommitUnknown(String message) {
    super(message);
  }
}
