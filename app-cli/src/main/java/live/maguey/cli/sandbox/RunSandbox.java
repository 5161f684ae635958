package live.maguey.cli.sandbox;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import live.maguey.cli.command.ExitCode;
import live.maguey.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `maguey sandbox run`.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the lookalikes of Stripe and Resend, on this machine only.",
      "",
      "For a Stripe or Resend client of any kind. They take the secrets below, keep",
      "their data in --state, and send signed webhooks where you say."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey sandbox run",
      "  maguey sandbox run --stripe-port 12111 --no-limit",
      "  maguey sandbox run --stripe-webhooks http://localhost:8080/webhooks/stripe"
    })
final class RunSandbox implements Callable<Integer> {
  @Option(names = "--stripe-port", paramLabel = "PORT", description = "Default: any free one.")
  private int stripePort;

  @Option(names = "--resend-port", paramLabel = "PORT", description = "Default: any free one.")
  private int resendPort;

  @Option(
      names = "--stripe-webhooks",
      paramLabel = "URL",
      description = "Where Stripe's events go; default nowhere.")
  private @Nullable URI stripeWebhooks;

  @Option(
      names = "--resend-webhooks",
      paramLabel = "URL",
      description = "Where Resend's reports go; default nowhere.")
  private @Nullable URI resendWebhooks;

  @Option(
      names = "--state",
      paramLabel = "FOLDER",
      description = "Kept across restarts; default nothing is kept.")
  private @Nullable Path state;

  @Option(names = "--no-limit", description = "Accept emails as fast as they come, not 5 a second.")
  private boolean noLimit;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Sandbox.Settings settings =
        Sandbox.Settings.demo().withPorts(stripePort, resendPort).withStateFolder(state);
    if (noLimit) {
      settings = settings.withLimits(0, 0);
    }
    Sandbox sandbox;
    try {
      sandbox = Sandbox.start(settings);
    } catch (IllegalStateException taken) {
      spec.commandLine().getErr().println(taken.getMessage());
      return ExitCode.UNREACHABLE;
    }
    if (stripeWebhooks != null) {
      sandbox.stripeWebhooksTo(stripeWebhooks);
    }
    if (resendWebhooks != null) {
      sandbox.resendWebhooksTo(resendWebhooks);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%nThe lookalikes are up. Press Ctrl-C to stop them.%n%n");
    line(out, "Stripe", sandbox.stripeBase());
    line(out, "  secret key", settings.stripe().key());
    line(out, "  webhooks", settings.stripe().webhookSecret());
    line(out, "Resend", sandbox.resendBase());
    line(out, "  API key", settings.resend().key());
    line(out, "  webhooks", settings.resend().webhookSecret());
    line(out, "Inbox", sandbox.inbox());
    line(out, "Drills", sandbox.stripeBase() + "/sandbox");
    line(out, "", sandbox.resendBase() + "/sandbox");
    out.println();
    out.flush();
    CountDownLatch stopped = new CountDownLatch(1);
    stopWith(sandbox::close, stopped);
    stopped.await();
    return ExitCode.DONE;
  }

  /// Names no lookalike: the help of all commands reads these signatures where there is no sandbox.
  private static void stopWith(Runnable close, CountDownLatch stopped) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  close.run();
                  stopped.countDown();
                },
                "stop"));
  }

  private static void line(PrintWriter out, String name, Object value) {
    out.printf("  %-14s %s%n", name, value);
  }
}
