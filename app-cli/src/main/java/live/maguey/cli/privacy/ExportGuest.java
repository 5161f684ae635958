package live.maguey.cli.privacy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.privacy.PersonFile;
import live.maguey.shared.EmailAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey guests export`.
@Command(
    name = "export",
    description = {
      "Tells everything that is held of a guest, as one document (JSON).",
      "By their address: orders with payments, tickets, scans and emails; passes they",
      "were sent; where they came from; and what Stripe and your email provider keep.",
      "It is theirs: make sure that who asks is who gets it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey guests export guest@example.com --out guest.json",
      "  maguey guests export guest@example.com --out -"
    })
final class ExportGuest implements Callable<Integer> {
  private static final String HERE = "-";

  @Mixin private Operation operation;

  @Parameters(paramLabel = "ADDRESS", description = "The guest's email address.")
  private String address;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it, a file that is not there yet; - prints it.")
  private @Nullable String out;

  @Override
  public Integer call() {
    EmailAddress guest = EmailAddress.parse(address);
    return operation.run((application, report) -> export(application, report, guest));
  }

  private int export(Application application, Report report, EmailAddress guest) {
    PersonFile file = application.privacy().exportGuest().export(guest);
    if (file.isEmpty()) {
      return operation.wrong("Nothing is known of " + guest.value() + ".");
    }
    Object document = new PersonJson(application).of(guest, file);
    if (out != null && !out.equals(HERE)) {
      return written(report, Path.of(out), document, file);
    }
    if (out != null || report.isJson()) {
      report.print(document);
      return ExitCode.DONE;
    }
    report.say(summary(file));
    report.say("--out FILE writes all of it, --out - prints it.");
    Remaining.tell(report, file.elsewhere());
    return ExitCode.DONE;
  }

  private int written(Report report, Path target, Object document, PersonFile file) {
    StringWriter text = new StringWriter();
    Report.print(new PrintWriter(text, true), document);
    try {
      Files.writeString(target, text.toString(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      return operation.wrong(target + " exists, and nothing was written. Name another file.");
    } catch (IOException fault) {
      return operation.wrong(target + " cannot be written: " + fault.getMessage());
    }
    if (report.isJson()) {
      report.print(document);
    } else {
      report.say(summary(file));
      report.say("All of it is in " + target + ".");
      Remaining.tell(report, file.elsewhere());
    }
    return ExitCode.DONE;
  }

  private static String summary(PersonFile file) {
    return "Orders: %d. Passes that hosts sent them: %d."
        .formatted(file.bought().size(), file.given().size());
  }
}
