package live.maguey.email;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.emails.Email;
import live.maguey.emails.RenderedEmail;
import live.maguey.shared.Language;
import org.junit.jupiter.api.Test;

/// What the host of a table reads.
class TableMailTest {
  private final SampleEvent booked = new SampleEvent().table().places(8).at(120_000, 12_000);

  @Test
  void it_names_the_table_and_the_host_s_pass_before_those_of_the_guests() {
    RenderedEmail mail = booked.mail(Email.Kind.TICKETS);

    assertThat(mail.subject()).isEqualTo("Table 12 for Noche de Humo, Saturday 28 Nov");
    assertThat(mail.text())
        .contains("Table 12, By the floor, 8 seats", "Open your passes")
        .containsSubsequence("Host pass:", "Guest pass 2 of 8:", "Guest pass 8 of 8:")
        .doesNotContainIgnoringCase("ticket ", "tickets ");
    assertThat(mail.html()).contains("Guest pass 2 of 8", "Code for pass ");
  }

  @Test
  void it_speaks_the_host_s_language() {
    RenderedEmail mail = booked.in(Language.ES).mail(Email.Kind.TICKETS);

    assertThat(mail.subject()).startsWith("Mesa 12 para Noche de Humo");
    assertThat(mail.text())
        .contains("Mesa 12, Junto a la pista, 8 lugares", "Pase de anfitrión", "Abre tus pases")
        .contains("Pase de invitado 2 de 8")
        .doesNotContain("boleto", "Table");
  }

  @Test
  void a_table_that_stands_in_is_told_with_the_one_that_is_gone_and_how_to_decline_it() {
    SampleEvent late = new SampleEvent().table().places(8).standsIn("14");

    assertThat(late.mail(Email.Kind.TICKETS).text())
        .contains("Table 12 was gone. You have Table 14 instead", "Decline it on your order page")
        .doesNotContain("your table was still there");
    assertThat(late.in(Language.ES).mail(Email.Kind.TICKETS).text())
        .contains("Mesa 12 ya no estaba. Te dimos Mesa 14")
        .doesNotContain("Table");
  }

  @Test
  void a_party_that_was_moved_reads_where_it_sits_and_that_its_codes_stay() {
    SampleEvent moved = new SampleEvent().table().places(8).sittingAt("14");

    RenderedEmail mail = moved.mail(Email.Kind.TABLE_MOVED);
    assertThat(mail.subject()).isEqualTo("You’re at Table 14 now: Noche de Humo, Saturday 28 Nov");
    assertThat(mail.text())
        .contains("We moved your party to Table 14", "still work at the door")
        .contains("Table 14, By the floor, 8 seats", "Host pass:");
    assertThat(mail.attachments()).hasSameSizeAs(moved.mail(Email.Kind.TICKETS).attachments());
    assertThat(moved.in(Language.ES).mail(Email.Kind.TABLE_MOVED).text())
        .contains("Pasamos a tu grupo a Mesa 14")
        .doesNotContain("Table");
  }

  @Test
  void passes_that_are_replaced_or_void_are_called_passes() {
    assertThat(new SampleEvent().table().places(8).reissued().mail(Email.Kind.TICKETS))
        .satisfies(mail -> assertThat(mail.subject()).startsWith("New codes for Table 12"))
        .satisfies(mail -> assertThat(mail.text()).contains("the codes of your passes"));
    assertThat(new SampleEvent().table().places(2).voided(2).mail(Email.Kind.TICKETS).text())
        .contains("These passes are no longer valid.");
    assertThat(new SampleEvent().table().paidLate().mail(Email.Kind.TICKETS).text())
        .contains("your table was still there");
  }

  @Test
  void a_pass_that_its_guest_got_by_email_is_not_the_host_s_any_more() {
    SampleEvent given = new SampleEvent().table().places(8).given();
    RenderedEmail mail = given.reissued().mail(Email.Kind.TICKETS);

    assertThat(mail.text())
        .contains("Table 12, By the floor, 8 seats", "Host pass:", "Guest pass 3 of 8:")
        .doesNotContain("Guest pass 2 of 8");
    assertThat(mail.attachments())
        .hasSize(
            new SampleEvent().table().places(8).mail(Email.Kind.TICKETS).attachments().size() - 1);
  }

  @Test
  void a_guest_whose_pass_has_a_new_code_reads_that_the_older_one_is_over() {
    RenderedEmail mail = new SampleEvent().places(8).reissued().renewed();

    assertThat(mail.subject()).isEqualTo("New code for your pass: Noche de Humo, Saturday 28 Nov");
    assertThat(mail.text()).contains("We replaced the code of your pass.", "Guest pass 2 of 8:");
    assertThat(new SampleEvent().places(8).in(Language.ES).reissued().renewed().text())
        .contains("Cambiamos el código de tu pase.");
    assertThat(new SampleEvent().places(8).reissued().mail(Email.Kind.GUEST_PASS).text())
        .as("handed on by the host")
        .doesNotContain("replaced");
  }

  @Test
  void a_deposit_is_told_with_what_is_still_to_be_spent() {
    SampleEvent deposit = new SampleEvent().places(8).at(20_000, 0).deposit(100_000);
    RenderedEmail mail = deposit.mail(Email.Kind.TICKETS);

    assertThat(mail.text())
        .containsPattern("Deposit paid +\\$200\\.00")
        .containsPattern("At the table +\\$800\\.00")
        .containsPattern("Minimum spend +\\$1,000\\.00, every charge included");
    assertThat(mail.html()).contains("Deposit paid", "$800.00", "$1,000.00");
    assertThat(deposit.in(Language.ES).mail(Email.Kind.TICKETS).text())
        .containsPattern("Anticipo pagado +\\$200\\.00")
        .containsPattern("Por consumir +\\$800\\.00")
        .containsPattern("Consumo mínimo +\\$1,000\\.00, con todos los cargos");
    assertThat(booked.mail(Email.Kind.TICKETS).text()).doesNotContain("Deposit", "Minimum");
  }
}
