package live.maguey.api.doctor;

import java.time.InstantSource;

/// What a node measures with, where it is not the database that tells.
///
/// @param clock the machine's, which is held against others
public record Instruments(Room room, Certificates certificates, InstantSource clock) {
  public static final Instruments REAL =
      new Instruments(Room.ON_DISK, Certificates.BY_HANDSHAKE, InstantSource.system());
}
