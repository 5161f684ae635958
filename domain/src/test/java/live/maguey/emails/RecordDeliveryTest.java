package live.maguey.emails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import live.maguey.audit.Alerts;
import live.maguey.audit.InMemoryRefusedSignatures;
import live.maguey.audit.WatchSignatures;
import live.maguey.payments.BoxOffice;
import live.maguey.shared.InMemoryWorld;
import org.junit.jupiter.api.Test;

class RecordDeliveryTest {
  private final BoxOffice office = new BoxOffice();
  private final RecordDelivery broken =
      new RecordDelivery(
          office.outbox,
          (_, _, _, _) -> new DeliveryReports.Report.Malformed("signed, but not JSON"),
          new WatchSignatures(
              "Resend",
              new InMemoryRefusedSignatures(new InMemoryWorld()),
              office.alerts,
              office.clock),
          office.alerts,
          office.clock);

  @Test
  void a_signed_report_that_cannot_be_read_is_refused_and_alerted_once_a_day() {
    for (int n = 0; n < 3; n++) {
      assertThat(broken.record(new byte[0], "", "", ""))
          .isEqualTo(new RecordDelivery.Outcome.Malformed("signed, but not JSON"));
    }
    office.later(Duration.ofDays(1));
    broken.record(new byte[0], "", "", "");

    assertThat(office.alerts.open(10))
        .extracting(Alerts.Alert::kind)
        .containsExactly("webhook-malformed", "webhook-malformed");
  }
}
