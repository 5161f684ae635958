package live.maguey.keys;

import java.time.Instant;

/// Creates a new key pair; stores nothing yet.
public interface KeyMaker {
  /// @param id 1 to [SigningKey#MAX_ID]
  SigningKey make(int id, Instant now);
}
