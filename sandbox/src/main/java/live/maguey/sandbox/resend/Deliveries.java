package live.maguey.sandbox.resend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import live.maguey.sandbox.wire.Agenda;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Secrets;
import live.maguey.sandbox.wire.Store;
import live.maguey.sandbox.wire.WebhookSender;

/// The fate of an email, reported by webhooks: `bounced@…`, `complained@…` and `delayed@…` do what
/// they say, every other address gets its email.
final class Deliveries {
  private final Mailbox mailbox;
  private final WebhookSender webhooks;
  private final Store store;
  private final Agenda agenda;
  private final Clock clock;
  private final Duration after;

  Deliveries(Mailbox mailbox, WebhookSender webhooks, Store store, Clock clock, Duration after) {
    this.mailbox = mailbox;
    this.webhooks = webhooks;
    this.store = store;
    this.agenda = new Agenda("resend", store, clock, this::due);
    this.clock = clock;
    this.after = after;
  }

  Agenda agenda() {
    return agenda;
  }

  void accepted(SentMail mail) {
    tell(mail, "email.sent");
    agenda.add(clock.instant().plus(after), "arrive", mail.id());
  }

  private void due(Agenda.Due due) {
    switch (due.what()) {
      case "arrive" -> mailbox.find(due.id()).ifPresent(this::arrive);
      case "arrive-late" -> become(due.id(), "delivered");
      case "complain" -> become(due.id(), "complained");
      default -> throw new IllegalStateException("nothing known to do: " + due.what());
    }
  }

  private void arrive(SentMail mail) {
    String reader = address(mail.envelope().to().getFirst());
    if (reader.startsWith("bounced@")) {
      become(mail.id(), "bounced");
    } else if (reader.startsWith("delayed@")) {
      become(mail.id(), "delivery_delayed");
      agenda.add(clock.instant().plus(after.multipliedBy(10)), "arrive-late", mail.id());
    } else {
      become(mail.id(), "delivered");
      if (reader.startsWith("complained@")) {
        agenda.add(clock.instant().plus(after), "complain", mail.id());
      }
    }
  }

  /// Reports what a drill wants about an email, regardless of earlier reports.
  ///
  /// @throws IllegalStateException when there is no such mail
  SentMail tellOf(String id, String event) {
    become(id, event);
    return mailbox
        .find(id)
        .orElseThrow(() -> new IllegalStateException("There is no mail " + id + "."));
  }

  private static String address(String written) {
    int bracket = written.indexOf('<');
    return written.substring(bracket + 1).strip().toLowerCase(Locale.ROOT);
  }

  private void become(String id, String event) {
    store.change(() -> mailbox.mark(id, event).ifPresent(mail -> tell(mail, "email." + event)));
  }

  private void tell(SentMail mail, String type) {
    ObjectNode event =
        Json.object().put("type", type).put("created_at", clock.instant().toString());
    ObjectNode data = event.putObject("data");
    data.put("created_at", mail.createdAt()).put("email_id", mail.id());
    data.put("from", mail.envelope().from()).put("subject", mail.content().subject());
    data.set("to", Json.MAPPER.valueToTree(mail.envelope().to()));
    if (!mail.tags().isEmpty()) {
      ObjectNode tags = data.putObject("tags");
      mail.tags().forEach(t -> tags.put(t.name(), t.value()));
    }
    if (type.equals("email.bounced")) {
      data.putObject("bounce")
          .put("message", "The recipient's mail server refused the mail for good.")
          .put("subType", "General")
          .put("type", "Permanent");
    }
    webhooks.send(new WebhookSender.Delivery("msg_" + Secrets.random(27), type, Json.text(event)));
  }
}
