package live.maguey.cli.emails;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import live.maguey.api.Application;
import live.maguey.api.RenderSettings;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Recipient;
import live.maguey.emails.RenderedEmail;
import live.maguey.shared.InvalidRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey emails preview`.
@Command(
    name = "preview",
    description = {
      "Renders an email as it is sent: text here, HTML in a file.",
      "Nothing is sent. The preview shows codes that open the door."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey emails preview 01a21548-1805-7085-9c17-a5dbfac58152",
      "  maguey emails preview 01a21548-1805-7085-9c17-a5dbfac58152 --html mail.html"
    })
final class PreviewEmail implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "EMAIL", description = "Its id, from `maguey emails list`.")
  private String id;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the HTML there, its pictures inside.")
  private @Nullable Path html;

  @Override
  public Integer call() {
    EmailId mail = EmailId.parse(id);
    Optional<RenderSettings> rendering = operation.known().find(RenderSettings.class);
    if (rendering.isEmpty()) {
      operation.complain(
          "Rendering an email needs keys.master, keys.link, site and mail.from. `maguey doctor` says which is missing.");
      return ExitCode.USAGE;
    }
    return operation.run(
        (application, report) -> preview(application, report, mail, rendering.get()));
  }

  private int preview(
      Application application, Report report, EmailId mail, RenderSettings rendering) {
    Optional<Email> found = application.lookUp().emails().find(mail);
    if (found.isEmpty()) {
      return operation.wrong("No email has the id " + mail + ". `maguey emails list` shows them.");
    }
    if (found.get().to() instanceof Recipient.Erased) {
      return operation.wrong(
          "The guest of email "
              + mail
              + " was erased, and the email with them. Nothing is left to show.");
    }
    RenderedEmail rendered = application.mailing().renderer(rendering).render(found.get());
    if (html != null) {
      write(html, rendered);
    }
    if (report.isJson()) {
      report.print(
          Report.fields(
              "to", rendered.to().value(),
              "subject", rendered.subject(),
              "text", rendered.text(),
              "html", rendered.html(),
              "attachments",
                  rendered.attachments().stream()
                      .map(a ->
                          Report.fields(
                              "filename", a.filename(),
                              "mediaType", a.mediaType(),
                              "bytes", a.bytes().length))
                      .toList()));
      return ExitCode.DONE;
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("to", rendered.to().value());
    facts.put(
        "attached",
        rendered.attachments().stream()
            .filter(a -> a.contentId().isEmpty())
            .map(RenderedEmail.Attachment::filename)
            .collect(Collectors.joining(", ")));
    report.facts(rendered.subject(), facts);
    report.say("");
    report.text(rendered.text());
    return ExitCode.DONE;
  }

  /// With its pictures inside, so that a browser shows what an email client would.
  private static void write(Path file, RenderedEmail mail) {
    String page = mail.html();
    for (RenderedEmail.Attachment picture : mail.attachments()) {
      if (!picture.contentId().isEmpty()) {
        String data = Base64.getEncoder().encodeToString(picture.bytes());
        page =
            page.replace(
                "cid:" + picture.contentId(), "data:" + picture.mediaType() + ";base64," + data);
      }
    }
    try {
      Files.writeString(file, page);
    } catch (IOException full) {
      throw new InvalidRequest("file " + file, "cannot be written");
    }
  }
}
