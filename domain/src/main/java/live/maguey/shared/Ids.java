package live.maguey.shared;

import java.util.UUID;

/// Makes identities: UUIDv7 (RFC 9562), so that newer rows sort and index after older ones.
public interface Ids {
  UUID next();
}
