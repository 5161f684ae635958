package live.maguey.cli.serve;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import live.maguey.api.node.Maguey;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.SettingSources;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.LogLines;
import live.maguey.cli.command.Logs;
import live.maguey.cli.command.SettingsOptions;
import live.maguey.cli.sentry.ErrorReports;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey serve`.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a server in production, with your PostgreSQL and Stripe.",
      "",
      "Refuses demo secrets, test keys, plain http and settings it does not know,",
      "and names each. Any number of servers may use one database. The log goes to",
      "standard output, one JSON object a line, and to --log-folder if it is set;",
      "SIGTERM drains and stops."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey serve --config /etc/maguey.yaml",
      "  maguey serve --port 9000 --bind 0.0.0.0",
      "",
      "`maguey settings` lists every setting and the three ways to give it."
    })
public final class Serve implements Callable<Integer> {
  @Mixin private SettingsOptions settings;

  @Override
  public Integer call() throws InterruptedException {
    SettingSources sources = settings.sources("production", Map.of());
    KnownSettings known = KnownSettings.ofProduction(sources);
    ServiceConfig config = known.get(ServiceConfig.class);
    LogLines lines = LogLines.of(config.log().format(), known);
    Logs.toConsole(lines);
    Logs.alsoToFolder(config.log(), "maguey-" + config.node().port(), lines);
    Thread.setDefaultUncaughtExceptionHandler((thread, fault) ->
        LoggerFactory.getLogger(Serve.class).error("thread {} died", thread.getName(), fault));
    AutoCloseable sentry = ErrorReports.start(config.sentry().dsn(), lines);
    CountDownLatch stopped = new CountDownLatch(1);
    Maguey server = Maguey.start(config);
    var log = LoggerFactory.getLogger(Serve.class);
    log.info("serving {} on {}:{}", config.node().site(), config.node().bind(), server.port());
    server
        .opsPort()
        .ifPresentOrElse(
            port ->
                log.info(
                    "serving /metrics and /health/deep on {}:{}", config.node().ops().bind(), port),
            () -> log.info("serving /metrics and /health/deep nowhere: ops.port is off"));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  log.info("stopping: requests under way are finished first");
                  server.close();
                  log.info("stopped");
                  end(sentry);
                  stopped.countDown();
                },
                "stop"));
    stopped.await();
    return ExitCode.DONE;
  }

  /// Last, so that what failed while stopping is reported too.
  private static void end(AutoCloseable sentry) {
    try {
      sentry.close();
    } catch (Exception fault) {
      LoggerFactory.getLogger(Serve.class).warn("reporting did not stop", fault);
    }
  }
}
