package live.maguey.cli.devices;

import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.Devices;
import live.maguey.devices.RevokeDevice.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey devices revoke`.
@Command(
    name = "revoke",
    description = {
      "Shuts a phone out within a second, for example a lost one.",
      "It cannot be undone: to let the phone in again, enroll it again. Revoking a",
      "phone twice is fine."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey devices revoke 01a21548-1805-7085-9c17-a5dbfac58152 --dry-run",
      "  maguey devices revoke 01a21548-1805-7085-9c17-a5dbfac58152 --yes"
    })
final class RevokeDevice implements Callable<Integer> {
  @Mixin private Operation operation;
  @Mixin private Confirmation confirmation;

  @Parameters(paramLabel = "DEVICE", description = "Its id, from `maguey devices list`.")
  private String id;

  @Override
  public Integer call() {
    DeviceId device = DeviceId.parse(id);
    return confirmation.run(
        operation,
        "This cannot be undone",
        (application, report) -> revoke(application, report, device));
  }

  private int revoke(Application application, Report report, DeviceId device) {
    if (confirmation.isDry()) {
      Optional<Devices.Enrolled> found = application.lookUp().devices().find(device);
      return found
          .map(it ->
              said(report, it, it.isRevoked() ? "is revoked already:" : "would revoke", false))
          .orElseGet(this::nobody);
    }
    return switch (application.gate().revokeDevice().revoke(device, operation.cause())) {
      case Outcome.Revoked(Devices.Enrolled it) -> said(report, it, "revoked", true);
      case Outcome.Already(Devices.Enrolled it) -> said(report, it, "was revoked already:", false);
      case Outcome.NoDevice() -> nobody();
    };
  }

  private int said(Report report, Devices.Enrolled enrolled, String what, boolean changed) {
    if (report.isJson()) {
      var all = ListDevices.json(enrolled);
      all.put("changed", changed);
      all.put("dryRun", confirmation.isDry());
      report.print(all);
      return ExitCode.DONE;
    }
    Device device = enrolled.device();
    String since = enrolled.isRevoked() ? ", " + report.time(enrolled.revokedAt()) : "";
    report.say(what + " " + device.label() + " at " + device.gate() + since);
    return ExitCode.DONE;
  }

  private int nobody() {
    operation.complain("There is no device " + id + ".");
    return ExitCode.WRONG;
  }
}
