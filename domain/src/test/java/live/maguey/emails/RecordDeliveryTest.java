package live.maguey.emails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.InMemoryRefusedSignatures;
import live.maguey.alerts.WatchSignatures;
import live.maguey.orders.BuyerId;
import live.maguey.orders.OrderId;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InMemoryWorld;
import org.junit.jupiter.api.Test;

class RecordDeliveryTest {
  private final BoxOffice office = new BoxOffice();
  private final RecordDelivery broken =
      reading(new DeliveryReports.Report.Malformed("signed, but not JSON"));

  private RecordDelivery reading(DeliveryReports.Report report) {
    return new RecordDelivery(
        office.outbox,
        (_, _, _, _) -> report,
        new WatchSignatures(
            "Resend",
            new InMemoryRefusedSignatures(new InMemoryWorld()),
            office.alerts,
            office.clock),
        office.alerts,
        office.clock);
  }

  @Test
  void two_reports_under_one_id_both_count_since_the_email_and_its_state_decide() {
    List<DeliveryReports.Report> reports =
        List.of(
            new DeliveryReports.Report.Delivery(
                "re_1", Email.Delivery.DELIVERED, office.clock.instant(), "delivered"),
            new DeliveryReports.Report.Delivery(
                "re_2", Email.Delivery.BOUNCED, office.clock.instant(), "bounced"));
    Iterator<DeliveryReports.Report> next = reports.iterator();
    RecordDelivery record =
        new RecordDelivery(
            office.outbox,
            (_, _, _, _) -> next.next(),
            new WatchSignatures(
                "Resend",
                new InMemoryRefusedSignatures(new InMemoryWorld()),
                office.alerts,
                office.clock),
            office.alerts,
            office.clock);
    Email first = accepted("re_1");
    Email second = accepted("re_2");

    for (int n = 0; n < 2; n++) {
      assertThat(record.record(new byte[0], "msg_1", "", ""))
          .isEqualTo(new RecordDelivery.Outcome.Recorded(true));
    }
    assertThat(office.outbox.find(first.id()).orElseThrow().state().stage())
        .isEqualTo(Email.Stage.DELIVERED);
    assertThat(office.outbox.find(second.id()).orElseThrow().state().stage())
        .isEqualTo(Email.Stage.BOUNCED);
  }

  private Email accepted(String providerId) {
    Email email =
        Email.queued(
            new EmailId(office.ids.next()),
            Email.Kind.TICKETS,
            new OrderId(office.ids.next()),
            new Recipient.Buyer(new BuyerId(office.ids.next())),
            providerId,
            office.clock.instant(),
            null);
    office.outbox.queue(email);
    office.outbox.accepted(
        email.id(),
        "resend",
        providerId,
        EmailAddress.parse("elena@example.com"),
        office.clock.instant());
    return email;
  }

  @Test
  void a_signed_report_that_cannot_be_read_is_refused_and_alerted_once_a_day() {
    for (int n = 0; n < 3; n++) {
      assertThat(broken.record(new byte[0], "", "", ""))
          .isEqualTo(new RecordDelivery.Outcome.Malformed("signed, but not JSON"));
    }
    office.later(Duration.ofDays(1));
    broken.record(new byte[0], "", "", "");

    assertThat(office.alerts.open(10))
        .extracting(Alert::kind)
        .containsExactly(AlertKind.WEBHOOK_MALFORMED, AlertKind.WEBHOOK_MALFORMED);
  }

  @Test
  void a_bounce_is_kept_without_the_address_that_it_quotes() {
    Email mail =
        Email.queued(
            new EmailId(office.ids.next()),
            Email.Kind.TICKETS,
            new OrderId(office.ids.next()),
            new Recipient.Buyer(new BuyerId(office.ids.next())),
            "once",
            office.clock.instant(),
            null);
    office.outbox.queue(mail);
    EmailAddress to = EmailAddress.parse("o'hara@example.com");
    office.outbox.accepted(mail.id(), "resend", "re-1", to, office.clock.instant());

    RecordDelivery bounced =
        reading(
            new DeliveryReports.Report.Delivery(
                "re-1",
                Email.Delivery.BOUNCED,
                office.clock.instant(),
                "550 5.1.1 <O'Hara@example.com>: no such user"));

    assertThat(bounced.record(new byte[0], "", "", ""))
        .isEqualTo(new RecordDelivery.Outcome.Recorded(true));
    assertThat(office.outbox.find(mail.id()).orElseThrow().state().lastAnswer().orElseThrow())
        .contains("550 5.1.1 <***>: no such user");
  }
}
