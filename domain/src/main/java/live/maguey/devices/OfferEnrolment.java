package live.maguey.devices;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.Ids;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.OneLine;
import live.maguey.shared.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// Makes the code with which one phone becomes a gate. Returns it once, here; the server keeps only
/// its hash.
public final class OfferEnrolment {
  /// A device's label stands in verdicts on a phone's screen.
  private static final int LONGEST = 40;

  private final Enrolments enrolments;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final Ids ids;
  private final Supplier<UUID> secrets;
  private final InstantSource clock;

  /// @param secrets random ids that nobody can guess
  public OfferEnrolment(
      Enrolments enrolments,
      AuditTrail audit,
      UnitOfWork work,
      Ids ids,
      Supplier<UUID> secrets,
      InstantSource clock) {
    this.enrolments = enrolments;
    this.audit = audit;
    this.work = work;
    this.ids = ids;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// @param person who holds it tonight, or null; @param direction which way people go past it
  /// @param entrance whom it lets in; everybody leaves by an exit
  public record Request(
      String name, String gate, @Nullable String person, Direction direction, Entrance entrance) {
    public Request {
      check("device-name", name);
      check("gate", gate);
      if (person != null) {
        check("person", person);
      }
      InvalidRequest.unless(
          direction == Direction.IN || entrance == Entrance.ALL,
          "entrance",
          "is for a gate that people enter by");
    }

    private static void check(String field, String text) {
      OneLine.parse(field, text, LONGEST);
    }
  }

  /// @param device what the phone becomes; @param code nothing can tell it again
  /// @param until the code is good before then
  public record Offered(Device device, EnrolmentCode code, Instant until) {}

  /// @param life how long the code is good
  public Offered offer(Request request, Duration life, Cause cause) {
    Device device =
        new Device(
            new DeviceId(ids.next()),
            request.name(),
            request.gate(),
            request.person(),
            request.direction(),
            request.entrance());
    EnrolmentCode code = EnrolmentCode.of(secrets.get());
    Instant now = clock.instant();
    Instant until = now.plus(life);
    work.execute(() -> {
      enrolments.offer(code, device, now, until);
      audit.record(
          new AuditEntry(
              now,
              cause.actor(),
              "device.offered",
              "device " + device.id(),
              EnrolDevice.told(device),
              cause.requestId()));
    });
    return new Offered(device, code, until);
  }
}
