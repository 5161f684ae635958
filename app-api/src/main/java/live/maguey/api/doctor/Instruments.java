package live.maguey.api.doctor;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/// What a node measures with, where it is not the database that tells.
///
/// @param clock the machine's, which is held against others
/// @param meters from those of `/metrics` to those that the database's times go to
public record Instruments(
    Room room,
    Certificates certificates,
    InstantSource clock,
    UnaryOperator<MeterRegistry> meters) {
  public static final Instruments REAL =
      new Instruments(Room.ON_DISK, Certificates.BY_HANDSHAKE, InstantSource.system());

  public Instruments(Room room, Certificates certificates, InstantSource clock) {
    this(room, certificates, clock, UnaryOperator.identity());
  }

  /// The real ones, and meters beside those of `/metrics`.
  public static Instruments with(UnaryOperator<MeterRegistry> meters) {
    return new Instruments(REAL.room(), REAL.certificates(), REAL.clock(), meters);
  }
}
