package live.maguey.keys;

import java.time.Instant;
import java.util.List;

/// The venue's ticket keys, newest first. At most one signs.
public interface SigningKeys {
  List<SigningKey> all();

  /// Stores a new key as the one that signs; the previous one stops signing at its `createdAt` and
  /// keeps verifying. Refused (false), and nothing is changed, when a key with this or a larger id
  /// is there: another process was faster.
  boolean rotate(SigningKey next);

  /// Gives every key that no longer signs and has no end yet this end.
  ///
  /// @return how many got one
  int endRetired(Instant verifiesUntil);

  /// Ends a key for good: its codes are refused from `at` on. Doing it again changes nothing.
  ///
  /// @return false, and nothing is changed, when it signs or is not there
  boolean revoke(int id, Instant at);

  /// Stores its private half as it is sealed now. Refused (false), and nothing is changed, when the
  /// stored one is no longer that of `key`: another process was faster.
  boolean reseal(SigningKey key, byte[] sealedPrivateKey);
}
