package live.maguey.emails;

import java.time.Duration;
import java.util.List;

class FakeMailTransportTest extends MailTransportContract {
  private final FakeMailTransport fake = new FakeMailTransport();

  @Override
  protected MailTransport transport() {
    return fake;
  }

  @Override
  protected List<Arrived> arrived() {
    return fake.sent().stream().map(s -> new Arrived(s.key(), s.email())).toList();
  }

  @Override
  protected void loseReplyOfNext() {
    var _ = fake.loseReplyOfNext();
  }

  @Override
  protected void refuseNextForItsPace() {
    var _ = fake.notNowNext(Duration.ofSeconds(1));
  }
}
