package live.maguey.tickets;

import java.time.Instant;

/// Makes a new key pair; nothing is stored yet.
public interface KeyMaker {
  /// @param id 1 to [SigningKey#MAX_ID]
  SigningKey make(int id, Instant now);
}
