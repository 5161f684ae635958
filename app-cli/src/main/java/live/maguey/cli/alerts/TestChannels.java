package live.maguey.cli.alerts;

import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.alerts.AlertChannel;
import live.maguey.alerts.TryChannels;
import live.maguey.api.Telling;
import live.maguey.api.settings.AlertSettings;
import live.maguey.api.settings.Mail;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.VenueSettings;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey alerts test`.
@Command(
    name = "test",
    description = {
      "Sends a test through each channel of alerts and says its answer.",
      "Needs no database. The incident that it opens at PagerDuty is resolved at once.",
      "Ends with 1 where a channel does not take it, or none is set."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey alerts test", "  maguey alerts test slack"})
final class TestChannels implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(
      paramLabel = "CHANNEL",
      arity = "0..1",
      description = "One of: slack, mail, pagerduty; all that are set by default.")
  private @Nullable AlertChannel channel;

  @Override
  public Integer call() {
    TryChannels tryChannels =
        Telling.tryChannels(
            operation.part(AlertSettings.class),
            () -> operation.part(Mail.class),
            operation.part(VenueSettings.class),
            operation.part(ServiceConfig.Node.class),
            operation.clock());
    List<TryChannels.Tried> tried =
        tryChannels.attempt(channel == null ? List.of(AlertChannel.values()) : List.of(channel));
    if (tried.isEmpty()) {
      return operation.wrong(none());
    }
    operation
        .report()
        .list(
            "channels",
            tried.stream()
                .map(each ->
                    Report.fields(
                        "channel", each.channel().text(),
                        "took", each.took(),
                        "answer", each.answer().text()))
                .toList(),
            List.of("CHANNEL", "TOOK IT", "ANSWER"),
            tried.stream()
                .map(each ->
                    List.of(
                        each.channel().text(), each.took() ? "yes" : "no", each.answer().text()))
                .toList());
    return tried.stream().allMatch(TryChannels.Tried::took) ? ExitCode.DONE : ExitCode.WRONG;
  }

  private String none() {
    return channel == null
        ? "Alerts go nowhere. Set alerts.slack, alerts.mail or alerts.pagerduty."
        : "Alerts do not go to %1$s. Set alerts.%1$s.".formatted(channel.text());
  }
}
