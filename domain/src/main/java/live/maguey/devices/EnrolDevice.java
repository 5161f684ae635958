package live.maguey.devices;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.Ids;
import live.maguey.shared.OneLine;
import live.maguey.shared.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// Makes a phone a gate. Returns its token once, here; the server keeps only the hash.
public final class EnrolDevice {
  /// A device's label stands in verdicts on a phone's screen.
  private static final int LONGEST = 40;

  private final Devices devices;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final Ids ids;
  private final Supplier<String> tokens;
  private final InstantSource clock;

  /// @param tokens makes secrets that nobody can guess, of letters, digits, `-` and `_`
  public EnrolDevice(
      Devices devices,
      AuditTrail audit,
      UnitOfWork work,
      Ids ids,
      Supplier<String> tokens,
      InstantSource clock) {
    this.devices = devices;
    this.audit = audit;
    this.work = work;
    this.ids = ids;
    this.tokens = tokens;
    this.clock = clock;
  }

  /// @param person who holds it tonight, or null; @param direction which way people go past it
  public record Request(String name, String gate, @Nullable String person, Direction direction) {
    public Request {
      check("device-name", name);
      check("gate", gate);
      if (person != null) {
        check("person", person);
      }
    }

    private static void check(String field, String text) {
      OneLine.parse(field, text, LONGEST);
    }
  }

  /// @param token the secret; nothing can tell it again
  public record Enrolment(Device device, String token) {
    @Override
    public String toString() {
      return "Enrolment[" + device + ", ***]";
    }
  }

  public Enrolment enrol(Request request, Cause cause) {
    Device device =
        new Device(
            new DeviceId(ids.next()),
            request.name(),
            request.gate(),
            request.person(),
            request.direction());
    String token = tokens.get();
    Instant now = clock.instant();
    work.execute(() -> {
      devices.enrol(device, token, now);
      audit.record(
          new AuditEntry(
              now,
              cause.actor(),
              "device.enrolled",
              "device " + device.id(),
              device.name() + ", " + device.gate() + exits(device),
              cause.requestId()));
    });
    return new Enrolment(device, token);
  }

  private static String exits(Device device) {
    return switch (device.direction()) {
      case IN -> "";
      case OUT -> ", exits";
    };
  }
}
