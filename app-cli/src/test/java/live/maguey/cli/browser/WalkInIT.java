package live.maguey.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.sandbox.resend.SentMail;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(12)
class WalkInIT {
  private static final String GUEST = "guest@example.com";

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  @TempDir private Path folder;

  @Test
  @Requirement({
    "PAY-01",
    "EMAIL-01",
    "SCAN-01",
    "SCAN-02",
    "SCAN-03",
    "2.1",
    "8.1",
    "8.2",
    "8.3",
    "8.4",
    "8.5"
  })
  void a_ticket_bought_on_a_phone_lets_its_guest_in_once() throws IOException {
    Event event = SERVER.event();
    String onThePage;
    try (Chromium chromium = Chromium.start()) {
      Page page = chromium.phone();
      new Buyer(SERVER, page).holds(event, 1, GUEST).pays(Buyer.GOOD_CARD);
      assertThat(page.locator("main[data-view=Paid]")).isVisible();
      onThePage = QrPicture.read(page.locator(".tickets .qr").first());
    }
    assertThat(inTheMail()).containsExactly(onThePage);

    SERVER.clock().forward(Duration.ofMinutes(61));
    Path film = QrPicture.film(folder.resolve("code.mjpeg"), onThePage, 60, 90);
    try (Chromium chromium = Chromium.start(film)) {
      Page gate = chromium.phone();
      gate.navigate(SERVER.gateLink("Gate A", "phone 1"));
      gate.locator(".foot .button").click();
      assertThat(verdict(gate, "admit")).isVisible();
      assertThat(verdict(gate, "refuse")).isVisible();
      assertThat(verdict(gate, "refuse")).hasAttribute("data-reason", "already-used");
      assertThat(verdict(gate, "refuse")).containsText("Gate A");
    }

    Path forgery = QrPicture.film(folder.resolve("forged.mjpeg"), forged(onThePage), 60, 0);
    try (Chromium chromium = Chromium.start(forgery)) {
      Page gate = chromium.phone();
      gate.navigate(SERVER.gateLink("Gate A", "phone 1"));
      gate.locator(".foot .button").click();
      assertThat(verdict(gate, "refuse")).hasAttribute("data-reason", "tampered");
    }
  }

  /// The codes in the confirmation, read from its pictures.
  private static List<String> inTheMail() throws IOException {
    Await.until(() -> assertThat(SERVER.resend().mailsTo(GUEST)).hasSize(1));
    SentMail mail = SERVER.resend().mailsTo(GUEST).getFirst();
    assertThat(mail.attachments())
        .extracting(SentMail.Attachment::filename)
        .anyMatch(name -> name.matches("tickets-MGY-.*\\.pdf"))
        .anyMatch(name -> name.endsWith(".ics"));
    List<String> codes = new java.util.ArrayList<>();
    for (SentMail.Attachment picture : mail.attachments()) {
      String id = picture.contentId();
      if (id != null && !id.equals("poster")) {
        codes.add(QrPicture.read(picture.bytes()));
      }
    }
    return codes;
  }

  private static Locator verdict(Page gate, String verdict) {
    return gate.locator(".verdict[data-verdict=" + verdict + "]");
  }

  /// The same ticket with another serial: one letter near the middle, inside the signed part.
  private static String forged(String code) {
    char letter = code.charAt(30);
    return code.substring(0, 30) + (letter == 'A' ? 'B' : 'A') + code.substring(31);
  }
}
