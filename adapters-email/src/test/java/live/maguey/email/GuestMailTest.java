package live.maguey.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import live.maguey.emails.Email;
import live.maguey.emails.Recipient;
import live.maguey.emails.RenderedEmail;
import live.maguey.evidence.Requirement;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import org.junit.jupiter.api.Test;

/// What a guest of a table reads, and its host of the guests.
@Requirement("EMAIL-02")
class GuestMailTest {
  private final SampleEvent booked =
      new SampleEvent().table().given().places(8).at(120_000, 12_000);

  @Test
  void a_guest_gets_their_own_pass_and_what_they_need_to_come() {
    RenderedEmail mail = booked.mail(Email.Kind.GUEST_PASS);

    assertThat(mail.to().value()).isEqualTo("luz@example.com");
    assertThat(mail.subject()).isEqualTo("Elena Ruiz invites you: Noche de Humo, Saturday 28 Nov");
    assertThat(mail.text())
        .contains("Table 12, By the floor", "Guest pass 2 of 8:", "ID, 21 and over")
        .contains("10 PM", "openstreetmap.org", "Elena Ruiz gave us your address")
        .containsPattern("https://maguey.example/not-me/[A-Za-z0-9_-]{43}")
        .containsPattern("Open your pass:\nhttps://maguey.example/pass/[A-Za-z0-9_-]{43}")
        .contains("https://maguey.example/events/noche-de-humo")
        .doesNotContain("Host pass", "Guest pass 3");
    assertThat(mail.attachments())
        .extracting(RenderedEmail.Attachment::mediaType)
        .containsExactly("image/png", "image/png", "application/pdf", "text/calendar");
  }

  @Test
  void nothing_of_it_opens_the_hosts_order_or_page() {
    RenderedEmail mail = booked.mail(Email.Kind.GUEST_PASS);

    assertThat(mail.html() + mail.text()).doesNotContain("/orders/", "/host/");
    assertThat(mail.attachments())
        .filteredOn(file -> file.mediaType().equals("text/calendar"))
        .allSatisfy(file ->
            assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                .contains("/events/noche-de-humo")
                .doesNotContain("/orders/", "/host/"));
  }

  @Test
  void it_speaks_the_guests_language() {
    RenderedEmail mail = booked.in(Language.ES).mail(Email.Kind.GUEST_PASS);

    assertThat(mail.subject()).startsWith("Elena Ruiz te invita: Noche de Humo");
    assertThat(mail.text())
        .contains("Mesa 12, Junto a la pista", "Pase de invitado 2 de 8", "¿No eres tú?")
        .contains("Noche de Humo, sáb 28 nov")
        .doesNotContain("Table", "boleto");
  }

  @Test
  void guests_and_host_read_what_to_wear() {
    SampleEvent black = booked.dressed("All in black. No sneakers.").translated();

    for (Email.Kind kind : List.of(Email.Kind.GUEST_PASS, Email.Kind.TICKETS)) {
      assertThat(black.in(Language.EN).mail(kind).text())
          .containsPattern("Dress +All in black\\. No sneakers\\.");
      assertThat(black.in(Language.ES).mail(kind).text())
          .containsPattern("Vestimenta +De negro\\. Sin tenis\\.");
    }
  }

  @Test
  void a_pass_that_went_to_somebody_else_is_not_written_again() {
    Recipient before =
        new Recipient.Person(
            Recipient.Role.GUEST, "Tavo", EmailAddress.parse("tavo@example.com"), Language.EN);

    assertThatThrownBy(() -> booked.mail(Email.Kind.GUEST_PASS, before))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(
            () -> booked.mail(Email.Kind.GUEST_PASS, new Recipient.Erased(Recipient.Role.GUEST)))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void a_void_pass_says_so_and_shows_no_code() {
    RenderedEmail mail = booked.voided(2).mail(Email.Kind.GUEST_PASS);

    assertThat(mail.text()).contains("This pass is no longer valid.", "Ask Elena Ruiz");
    assertThat(mail.attachments()).hasSize(1);
  }

  @Test
  void the_host_reads_that_the_first_guest_is_in() {
    RenderedEmail mail = booked.mail(Email.Kind.FIRST_GUEST);

    assertThat(mail.subject()).isEqualTo("Your first guest is here: Noche de Humo");
    assertThat(mail.text())
        .contains("Table 12")
        .containsPattern("https://maguey.example/host/[A-Za-z0-9_-]{43}");
  }

  @Test
  void the_host_reads_which_passes_nobody_has() {
    RenderedEmail mail = booked.mail(Email.Kind.PASSES_LEFT);

    assertThat(mail.text())
        .contains("Nobody has pass 2 of Table 12.")
        .containsPattern("https://maguey.example/host/[A-Za-z0-9_-]{43}");
  }

  @Test
  void the_confirmation_of_a_table_leads_to_the_hosts_page() {
    assertThat(booked.mail(Email.Kind.TICKETS).text())
        .containsPattern("https://maguey.example/host/[A-Za-z0-9_-]{43}");
    assertThat(new SampleEvent().mail(Email.Kind.TICKETS).text()).doesNotContain("/host/");
  }
}
