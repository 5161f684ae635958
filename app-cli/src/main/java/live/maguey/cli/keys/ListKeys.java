package live.maguey.cli.keys;

import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.WholeListing;
import live.maguey.keys.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey keys list`.
@Command(
    name = "list",
    description = "Lists the ticket keys, the newest first; the first one signs.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey keys list", "  maguey keys list --json"})
final class ListKeys implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of("id", "signs", "createdAt", "signsUntil", "verifiesUntil", "revokedAt");

  @Mixin private Operation operation;

  @Mixin private WholeListing listing;

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public Integer call() {
    return listing.run(operation, this::list);
  }

  private int list(Application application, Report report) {
    List<SigningKey> all = application.lookUp().keys().all();
    List<SigningKey> keys =
        all.stream().filter(key -> listing.span(application).has(key.createdAt())).toList();
    listing.print(
        report,
        "keys",
        keys.stream()
            .map(k ->
                Report.fields(
                    "id", k.id(),
                    "signs", k.signs(),
                    "createdAt", k.createdAt(),
                    "signsUntil", k.signsUntil(),
                    "verifiesUntil", k.verifiesUntil(),
                    "revokedAt", k.revokedAt()))
            .toList(),
        List.of("KEY", "SIGNS", "SINCE", "UNTIL", "VERIFIES UNTIL", "REVOKED"),
        keys.stream()
            .map(k ->
                List.of(
                    Integer.toString(k.id()),
                    k.signs() ? "yes" : "no",
                    report.time(k.createdAt()),
                    report.time(k.signsUntil()),
                    k.verifiesUntil() == null ? "no end" : report.time(k.verifiesUntil()),
                    report.time(k.revokedAt())))
            .toList());
    return all.isEmpty() ? ExitCode.WRONG : ExitCode.DONE;
  }
}
