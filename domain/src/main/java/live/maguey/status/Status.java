package live.maguey.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.alerts.RefusedSignatures;
import live.maguey.devices.Devices;

/// How things stand at one moment.
///
/// @param problems the gravest first; empty when nothing is wrong
/// @param devices that may scan
public record Status(
    Instant at,
    List<Problem> problems,
    Backlog.Counts backlog,
    List<RefusedSignatures.Refused> refused,
    Optional<Reconciliations.Reconciliation> reconciled,
    List<TimedJobs.TimedJob> jobs,
    List<Devices.Enrolled> devices) {
  public Status {
    problems = List.copyOf(problems);
    refused = List.copyOf(refused);
    jobs = List.copyOf(jobs);
    devices = List.copyOf(devices);
  }
}
