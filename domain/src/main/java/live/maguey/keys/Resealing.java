package live.maguey.keys;

/// Seals private keys again, with the newest master key.
public interface Resealing {
  Answer reseal(SigningKey key);

  sealed interface Answer {
    /// The newest master key seals it already.
    record Newest() implements Answer {}

    /// @param privateKey sealed with the newest master key
    record Resealed(byte[] privateKey) implements Answer {}

    /// None of the master keys opens it.
    record Shut() implements Answer {}
  }
}
