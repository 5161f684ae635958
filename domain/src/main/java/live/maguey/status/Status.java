package live.maguey.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.alerts.RefusedSignatures;
import live.maguey.alerts.Silence;
import live.maguey.devices.Devices;

/// How things stand at one moment.
///
/// @param problems the gravest first; empty when nothing is wrong
/// @param silences the kinds of alerts that nobody is told of
/// @param devices that may scan
public record Status(
    Instant at,
    List<Problem> problems,
    List<Silence> silences,
    Backlog.Counts backlog,
    List<RefusedSignatures.Refused> refused,
    Optional<Reconciliations.Reconciliation> reconciled,
    List<TimedJobs.TimedJob> jobs,
    NewestBackup.Known backup,
    List<Devices.Enrolled> devices) {
  public Status {
    problems = List.copyOf(problems);
    silences = List.copyOf(silences);
    refused = List.copyOf(refused);
    jobs = List.copyOf(jobs);
    devices = List.copyOf(devices);
  }
}
