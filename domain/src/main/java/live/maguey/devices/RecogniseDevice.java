package live.maguey.devices;

/// Which gate a token belongs to, looked up at every call.
public final class RecogniseDevice {
  private final Devices devices;

  public RecogniseDevice(Devices devices) {
    this.devices = devices;
  }

  public sealed interface Outcome {
    record Recognised(Device device) implements Outcome {}

    /// It was a gate; the operator revoked it.
    record Revoked(Device device) implements Outcome {}

    record Unknown() implements Outcome {}
  }

  public Outcome by(String token) {
    return devices
        .byToken(token)
        .<Outcome>map(it ->
            it.isRevoked() ? new Outcome.Revoked(it.device()) : new Outcome.Recognised(it.device()))
        .orElseGet(Outcome.Unknown::new);
  }
}
