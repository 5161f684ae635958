package live.maguey.cli.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Since;
import live.maguey.cli.command.Written;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey load`.
@Command(
    name = "load",
    description = {
      "Puts a demo of its own under load, and says how it stood up.",
      "Starts PostgreSQL, lookalikes and a server, and deletes them afterward. Guests",
      "arrive by a plan, however slow the answers are; their time counts from then on.",
      "The database's times stand beside the floor of the same run: the least that it",
      "can be asked for. Then every invariant is checked. Ends with 1 when anything",
      "failed, was dropped, or was slower than it may be. Refused with a live key of",
      "Stripe's. PROFILE is purchase, scan, webhooks, pages or night."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey load purchase",
      "  maguey load purchase --at-once 100 --unpaid 0",
      "  maguey load scan --at-once 10 --json",
      "  maguey load night --per-second 4 --for 2m --html load.html"
    })
public final class RunLoad implements Callable<Integer> {
  /// More than that at once, or in one run, is more than one machine's demo can be asked.
  private static final int MOST = 100_000;

  @Mixin private Operation operation;

  @Parameters(paramLabel = "PROFILE", description = "What happens.")
  private Profile profile;

  @Option(
      names = "--per-second",
      paramLabel = "N",
      description = "Arrivals on average: orders, scans, webhooks or pages; default 5.")
  private double perSecond = 5;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = Since.class,
      description = "How long they come; default 30s.")
  private Duration time = Duration.ofSeconds(30);

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description = "So many in the same moment, instead; without the looks of an on-sale.")
  private int atOnce;

  @Option(
      names = "--unpaid",
      paramLabel = "PERCENT",
      description = "Holds that nobody pays; default 43, as real on-sales see.")
  private int unpaid = 43;

  @Option(names = "--phones", paramLabel = "N", description = "At the gate; default 10.")
  private int phones = 10;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also write it as a page with plots that needs nothing else.")
  private @Nullable Path html;

  @Override
  public Integer call() throws InterruptedException {
    if (isLive()) {
      return operation.wrong(
          "Stripe's key here is a live one: money is real, and this machine is not for trying out.");
    }
    if (atOnce < 0 || !(perSecond > 0) || unpaid < 0 || unpaid > 100 || phones < 1) {
      throw operation.lacking("There is no such load: give numbers above 0.");
    }
    if (atOnce > MOST || perSecond * time.toSeconds() > MOST || phones > MOST) {
      throw operation.lacking("That is too much for one machine: give at most 100,000 arrivals.");
    }
    Arrivals arrivals = atOnce > 0 ? Arrivals.atOnce(atOnce) : Arrivals.steady(perSecond, time);
    LoadReport result =
        LoadRun.of(
            new LoadPlan(profile, arrivals, unpaid, phones), line -> operation.complain(line));
    write(result);
    operation.runAlone(report -> {
      LoadTable.tell(result, report);
      return ExitCode.DONE;
    });
    return result.passed() ? ExitCode.DONE : ExitCode.WRONG;
  }

  private void write(LoadReport result) {
    if (html != null) {
      Written.to("html", html, LoadPage.of(result));
    }
  }

  /// A key that is not a test's, as far as the settings can be read.
  private boolean isLive() {
    return operation
        .known()
        .find("stripe.secret-key", Secret.class)
        .filter(key -> key.reveal().toLowerCase(Locale.ROOT).matches("(sk|rk)_live_.*"))
        .isPresent();
  }
}
