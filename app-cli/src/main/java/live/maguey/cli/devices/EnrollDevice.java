package live.maguey.cli.devices;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.SettingSources;
import live.maguey.cli.command.DataFolder;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.devices.Direction;
import live.maguey.devices.Entrance;
import live.maguey.devices.OfferEnrolment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey devices enroll`.
@Command(
    name = "enroll",
    description = {
      "Makes a code that turns one phone into a gate.",
      "Open the link on the phone, or open /gate there and type or scan the code. The",
      "first phone that comes with it is the gate; no other can use it. The code is",
      "shown once and good for 15 minutes (gate.enrollment-time)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey devices enroll phone-3 --gate B",
      "  maguey devices enroll phone-3 --gate B --person security --json",
      "  maguey devices enroll phone-4 --gate Terrace --entrance vip",
      "  maguey devices enroll phone-5 --gate Exit --direction out"
    })
final class EnrollDevice implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "NAME", description = "The phone's, as colleagues know it.")
  private String name;

  @Option(
      names = "--gate",
      paramLabel = "GATE",
      required = true,
      description = "Where it stands, as the scanner shows it.")
  private String gate;

  @Option(names = "--person", paramLabel = "NAME", description = "Who holds it tonight.")
  private @Nullable String person;

  @Option(
      names = "--direction",
      paramLabel = "WAY",
      description =
          "Which way people go past it: in or out. While one is enrolled for out, a table's guest"
              + " comes back in only after their exit was scanned.")
  private Direction direction = Direction.IN;

  @Option(
      names = "--entrance",
      paramLabel = "WHO",
      description =
          "Whom it lets in: all, general (nobody with a seat at a table) or vip (nobody else).")
  private Entrance entrance = Entrance.ALL;

  @Option(names = "--dry-run", description = "Only say what would be enrolled.")
  private boolean dryRun;

  @Override
  public Integer call() {
    OfferEnrolment.Request request =
        new OfferEnrolment.Request(name, gate, person, direction, entrance);
    String site = site();
    return operation.run((application, report) -> enroll(application, report, request, site));
  }

  private int enroll(
      Application application, Report report, OfferEnrolment.Request request, String site) {
    if (dryRun) {
      if (report.isJson()) {
        report.print(
            Report.fields(
                "name",
                name,
                "gate",
                gate,
                "person",
                person,
                "direction",
                Report.word(direction),
                "entrance",
                Report.word(entrance),
                "dryRun",
                true));
      } else {
        report.say("would enroll " + name + " at " + gate + what());
      }
      return ExitCode.DONE;
    }
    OfferEnrolment.Offered offered =
        application
            .gate()
            .offerEnrolment()
            .offer(
                request,
                operation.part(ServiceConfig.Gate.class).enrollmentTime(),
                operation.cause());
    String id = offered.device().id().toString();
    String code = offered.code().grouped();
    String path = "/gate#enrol=" + code;
    if (report.isJson()) {
      report.print(
          Report.fields(
              "id",
              id,
              "name",
              name,
              "gate",
              gate,
              "person",
              person,
              "direction",
              Report.word(direction),
              "entrance",
              Report.word(entrance),
              "code",
              code,
              "expiresAt",
              offered.until(),
              "link",
              site + path));
      return ExitCode.DONE;
    }
    report.say("offered " + id + ": " + name + " at " + gate + what());
    report.say("Code " + code + ", until " + report.time(offered.until()) + ". Not shown again.");
    report.say("Open this on the phone, or type the code at /gate:");
    // in two lines, since a link that is cut opens nothing
    report.say("  " + site);
    report.say("  " + path);
    List<String> picture = application.gate().qrCode(site + path);
    report.picture(picture, 2 * picture.size());
    return ExitCode.DONE;
  }

  private String what() {
    return switch (direction) {
          case IN -> "";
          case OUT -> ", for exits";
        }
        + switch (entrance) {
          case ALL -> "";
          case GENERAL -> ", for general admission only";
          case VIP -> ", for tables only";
        };
  }

  /// The one in the settings, else that of what runs in the data folder: for phones, where it has
  /// one.
  private String site() {
    SettingSources plain = operation.settings().sources("the defaults", Map.of());
    Map<String, String> running = new HashMap<>();
    DataFolder.running(KnownSettings.ofDemo(plain).get(ServiceConfig.Node.class).data())
        .map(said -> said.getOrDefault("phones", said.get("site")))
        .ifPresent(site -> running.put("site", site));
    return KnownSettings.ofDemo(operation.settings().sources("the running server", running))
        .get(ServiceConfig.Node.class)
        .site()
        .toString();
  }
}
