package live.maguey.sandbox.resend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Store;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private static final String MEGABYTE = "A".repeat(1 << 20);

  private final Mailbox mailbox = new Mailbox(Store.open(null));

  @Test
  void emails_are_kept_and_the_contents_of_the_latest_attachments_with_them() {
    int mails = (int) (Mailbox.HEAVIEST >> 20) + 10;
    for (int no = 0; no < mails; no++) {
      mailbox.add(mail("mail-" + no));
    }
    mailbox.mark("mail-0", "delivered");

    assertThat(mailbox.all()).hasSize(mails);
    assertThat(mailbox.all()).filteredOn(mail -> mail.weight() > 0).hasSize(mails - 10);
    SentMail oldest = mailbox.find("mail-0").orElseThrow();
    assertThat(oldest.attachments().getFirst().filename()).isEqualTo("tickets.pdf");
    assertThat(oldest.attachments().getFirst().bytes()).isEmpty();
    assertThat(oldest.lastEvent()).isEqualTo("delivered");
    assertThat(mailbox.find("mail-10").orElseThrow().weight()).isEqualTo(MEGABYTE.length());
  }

  @Test
  void an_email_is_one_object_of_json_and_is_read_back_from_it() throws Exception {
    SentMail mail = mail("mail-1").withoutContents();

    String json = Json.text(mail);

    assertThat(json)
        .isEqualTo(
            """
            {"id":"mail-1","createdAt":"2026-11-28T22:00:00Z","from":"tickets@maguey.example",\
            "to":["elena@example.com"],"cc":[],"bcc":[],"replyTo":[],"subject":"Your ticket",\
            "html":null,"text":"In.","headers":{},"attachments":[{"filename":"tickets.pdf",\
            "contentType":"application/pdf","contentId":null,"content":""}],"tags":[],\
            "lastEvent":"sent","idempotencyKey":null}\
            """);
    assertThat(Json.MAPPER.readValue(json, SentMail.class)).isEqualTo(mail);
  }

  private static SentMail mail(String id) {
    return new SentMail(
        id,
        "2026-11-28T22:00:00Z",
        new SentMail.Envelope(
            "tickets@maguey.example",
            List.of("elena@example.com"),
            List.of(),
            List.of(),
            List.of()),
        new SentMail.Content("Your ticket", null, "In."),
        Map.of(),
        List.of(new SentMail.Attachment("tickets.pdf", "application/pdf", null, MEGABYTE)),
        List.of(),
        "sent",
        null);
  }
}
