package live.maguey.codes;

import live.maguey.shared.Unavailable;

/// A private ticket key does not open with the configured master key.
public final class WrongMasterKey extends Unavailable {
  WrongMasterKey(int keyId, Throwable cause) {
    super(
        "ticket key "
            + keyId
            + " does not open: check that the master key in the configuration is the one that this"
            + " database's keys were sealed with (a restored backup needs the key of its time)",
        cause);
  }
}
