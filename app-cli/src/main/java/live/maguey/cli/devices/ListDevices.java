package live.maguey.cli.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.WholeListing;
import live.maguey.devices.Device;
import live.maguey.devices.Devices;
import live.maguey.devices.Entrance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey devices list`.
@Command(
    name = "list",
    description = "Lists the enrolled phones, the latest first.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey devices list", "  maguey devices list --all --json"})
final class ListDevices implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of(
          "id",
          "state",
          "name",
          "gate",
          "person",
          "direction",
          "entrance",
          "enrolledAt",
          "revokedAt");

  @Mixin private Operation operation;

  @Mixin private WholeListing listing;

  @Option(names = "--all", description = "Revoked ones too.")
  private boolean all;

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public Integer call() {
    return listing.run(operation, this::list);
  }

  private int list(Application application, Report report) {
    List<Map<String, Object>> rows = new ArrayList<>();
    List<List<String>> cells = new ArrayList<>();
    for (Devices.Enrolled enrolled :
        application.lookUp().devices().list(all, listing.span(application))) {
      rows.add(json(enrolled));
      Device device = enrolled.device();
      cells.add(
          List.of(
              device.id().toString(),
              state(enrolled),
              device.gate(),
              Report.word(device.direction()),
              device.entrance() == Entrance.ALL ? "" : Report.word(device.entrance()),
              device.name(),
              Objects.requireNonNullElse(device.person(), "")));
    }
    listing.print(
        report,
        "devices",
        rows,
        List.of("DEVICE", "STATE", "GATE", "WAY", "FOR", "NAME", "PERSON"),
        cells);
    return ExitCode.DONE;
  }

  static String state(Devices.Enrolled enrolled) {
    return enrolled.isRevoked() ? "revoked" : "good";
  }

  static Map<String, Object> json(Devices.Enrolled enrolled) {
    Device device = enrolled.device();
    return Report.fields(
        "id", device.id().toString(),
        "state", state(enrolled),
        "name", device.name(),
        "gate", device.gate(),
        "person", device.person(),
        "direction", Report.word(device.direction()),
        "entrance", Report.word(device.entrance()),
        "enrolledAt", enrolled.enrolledAt(),
        "revokedAt", enrolled.revokedAt());
  }
}
