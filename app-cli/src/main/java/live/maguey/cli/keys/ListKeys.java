package live.maguey.cli.keys;

import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.cli.ExitCode;
import live.maguey.cli.Operation;
import live.maguey.cli.Report;
import live.maguey.tickets.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey keys list`.
@Command(
    name = "list",
    description = "The ticket keys, the newest first; the first one signs, all of them verify.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey keys list", "  maguey keys list --json"})
final class ListKeys implements Callable<Integer> {
  @Mixin private Operation operation;

  @Override
  public Integer call() {
    return operation.run(this::list);
  }

  private int list(Desk desk, Report report) {
    List<SigningKey> keys = desk.stores().keys().all();
    report.list(
        "keys",
        keys.stream()
            .map(k ->
                Report.fields(
                    "id", k.id(),
                    "signs", k.signs(),
                    "createdAt", k.createdAt(),
                    "signsUntil", k.signsUntil(),
                    "verifiesUntil", k.verifiesUntil()))
            .toList(),
        List.of("KEY", "SIGNS", "SINCE", "UNTIL", "VERIFIES UNTIL"),
        keys.stream()
            .map(k ->
                List.of(
                    Integer.toString(k.id()),
                    k.signs() ? "yes" : "no",
                    report.time(k.createdAt()),
                    report.time(k.signsUntil()),
                    k.verifiesUntil() == null ? "no end" : report.time(k.verifiesUntil())))
            .toList());
    return keys.isEmpty() ? ExitCode.WRONG : ExitCode.DONE;
  }
}
