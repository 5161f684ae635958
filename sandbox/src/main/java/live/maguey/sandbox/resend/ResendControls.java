package live.maguey.sandbox.resend;

import java.util.List;
import java.util.Map;
import live.maguey.sandbox.wire.ControlPage;
import live.maguey.sandbox.wire.ControlPage.Button;
import live.maguey.sandbox.wire.ControlPage.Row;
import live.maguey.sandbox.wire.ControlPage.Section;
import live.maguey.sandbox.wire.Drill;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.sandbox.wire.WebhookSender;

/// The page of the Resend that runs here: the latest mails and what may become of them.
final class ResendControls {
  private static final int SHOWN = 6;

  private final Mailbox mailbox;
  private final Knobs knobs;
  private final WebhookSender webhooks;

  ResendControls(Mailbox mailbox, Knobs knobs, WebhookSender webhooks) {
    this.mailbox = mailbox;
    this.knobs = knobs;
    this.webhooks = webhooks;
  }

  String page(List<Drill> drills) {
    List<Row> mails =
        mailbox.all().reversed().stream().limit(SHOWN).map(ResendControls::mail).toList();
    return ControlPage.of(
        "Resend",
        InboxPages.NOTICE,
        Map.of("/inbox", "Inbox"),
        List.of(
            new Section("Mails", "Nothing was sent yet.", mails),
            ControlPage.webhooks(webhooks),
            ControlPage.faults(knobs)),
        drills);
  }

  private static Row mail(SentMail mail) {
    Map<String, String> it = Map.of("mail", mail.id());
    return new Row(
        mail.content().subject(),
        List.of(
            String.join(", ", mail.envelope().to()) + " · " + mail.lastEvent().replace('_', ' '),
            mail.id()),
        List.of(
            new Button("Bounce", "bounce", it),
            new Button("Complain", "complain", it),
            new Button("Delay", "delay", it)));
  }
}
