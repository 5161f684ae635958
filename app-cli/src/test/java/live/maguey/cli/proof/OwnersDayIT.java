package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import live.maguey.cli.command.ExitCode;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.Slug;
import live.maguey.evidence.Requirement;
import live.maguey.persistence.Invariants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an owner and their staff do by day: put events on sale, look at mails, turn keys.
class OwnersDayIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private static final String DATE = LocalDate.now(ZoneOffset.UTC).plusDays(9).toString();

  private final OnCall onCall = new OnCall(SERVER);
  private final String email = "guest-" + SERVER.stores().ids().next() + "@example.com";

  @AfterEach
  void the_books_agree() {
    Invariants.check(SERVER.stores().database());
  }

  private int create(String title, String... more) {
    List<String> words =
        new ArrayList<>(List.of("events", "create", "--title", title, "--date", DATE));
    words.addAll(List.of("--doors", "22:00", "--ends", "04:00", "--minimum-age", "21"));
    words.addAll(List.of(more));
    return onCall.run(words.toArray(String[]::new));
  }

  @Test
  void an_event_from_options_is_a_draft_and_then_in_the_shop() {
    assertThat(create("¡Noche Eléctrica!", "--tier", "General:30:36.50", "--dry-run"))
        .isEqualTo(ExitCode.DONE);
    assertThat(onCall.out()).contains("would create noche-electrica", "$36.50", "0 of 30");
    assertThat(SERVER.stores().sales().events().find(Slug.parse("noche-electrica"))).isEmpty();

    assertThat(
            create(
                "¡Noche Eléctrica!",
                "--dress",
                "All in black",
                "--tier",
                "General:30:36.50",
                "--tier",
                "Late:9:0"))
        .isEqualTo(ExitCode.DONE);
    assertThat(create("Noche electrica", "--tier", "General:30:36.50")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("--name");
    assertThat(SERVER.client().get("/events/noche-electrica").statusCode()).isEqualTo(404);

    assertThat(onCall.run("events", "publish", "noche-electrica", "--dry-run"))
        .isEqualTo(ExitCode.DONE);
    assertThat(onCall.run("events", "publish", "noche-electrica", "--json"))
        .isEqualTo(ExitCode.DONE);
    assertThat(onCall.json().path("state").asText()).isEqualTo("published");

    Await.until(() ->
        assertThat(SERVER.client().get("/events/noche-electrica").body()).contains("All in black"));
    assertThat(onCall.run("events", "publish", "noche-electrica")).isEqualTo(ExitCode.WRONG);
    Event event =
        SERVER.stores().sales().events().find(Slug.parse("noche-electrica")).orElseThrow();
    assertThat(Guest.withTickets(SERVER, event, 2, email).order().total().minor()).isEqualTo(7_300);
  }

  @Test
  void letters_that_no_ticket_can_print_are_named() {
    assertThat(create("¡Noche Łódź پاییز!", "--name", "lodz", "--tier", "A:9:0", "--dry-run"))
        .isEqualTo(ExitCode.DONE);
    assertThat(onCall.err()).isEmpty();
    assertThat(create("Noche 🎫🎫", "--tier", "A:9:0", "--dry-run")).isEqualTo(ExitCode.DONE);
    assertThat(onCall.err())
        .containsIgnoringWhitespaces(
            "The PDF ticket leaves out 🎫: none of its fonts has it. Pages and emails show it.");
    assertThat(create("Noche", "--tier", "ก🎫:9:0", "--json", "--dry-run"))
        .isEqualTo(ExitCode.DONE);
    assertThat(onCall.err())
        .containsIgnoringWhitespaces(
            "leaves out ก 🎫: none of its fonts has them. Pages and emails show them.");
    assertThat(onCall.json().path("title").asText()).isEqualTo("Noche");
  }

  @Test
  void an_event_from_a_file_has_prices_that_change(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("night.yaml");
    Files.writeString(
        file,
        """
        title: Posada
        name: posada-2
        date: %s
        doors: 22:00
        ends: 04:00
        minimum-age: 0
        ink: noche
        tiers:
          - name: General
            places: 380
            prices:
              - { name: early, price: 24.00, fee: 2.40, until-taken: 100 }
              - { price: 36.00, fee: 3.60 }
          - { name: Balcony, places: 20, price: 0, accessible: true }
        dress: Wool and candle colors
        es:
          description: Ponche en la puerta
          dress: Lana y colores de vela
          tiers: { Balcony: { name: Balcón } }
        """
            .formatted(DATE));
    assertThat(onCall.run("events", "create", "--file", file.toString())).isZero();
    assertThat(onCall.run("events", "show", "posada-2")).isZero();
    assertThat(onCall.out())
        .contains("es description", "Ponche en la puerta", "Balcón")
        .containsPattern(" dress +Wool and candle colors\n")
        .containsPattern("es dress +Lana y colores de vela\n");
    Event event = SERVER.stores().sales().events().find(Slug.parse("posada-2")).orElseThrow();
    assertThat(event.tiers().getFirst().phases())
        .extracting(p -> p.name() + " " + p.price().minor() + " " + p.fee().minor())
        .containsExactly("early 2400 240", "standard 3600 360");
    assertThat(event.tiers().getLast().accessible()).isTrue();

    Files.writeString(file, "title: Posada\nplaces: 7\n");
    assertThat(onCall.run("events", "create", "--file", file.toString())).isEqualTo(2);
    assertThat(onCall.err()).contains("has 'places'", "tiers", "title");
    Files.writeString(
        file,
        """
        { title: Posada, date: %s, doors: 22:00, ends: 04:00, minimum-age: 0,
          tiers: [{ name: General, places: 9, price: 5, accessible: yes }] }
        """
            .formatted(DATE));
    assertThat(onCall.run("events", "create", "--file", file.toString())).isEqualTo(2);
    assertThat(onCall.err()).contains("is not one of true, false");
    Files.writeString(
        file,
        "{ title: P, date: %s, doors: 22:00, ends: 04:00, minimum-age: 0, tiers: [ null ] }"
            .formatted(DATE));
    assertThat(onCall.run("events", "create", "--file", file.toString())).isEqualTo(2);
    assertThat(onCall.err()).contains("tiers have an empty entry");
    Files.writeString(file, "title: Posada\ntiers: [\n");
    assertThat(onCall.run("events", "create", "--file", file.toString())).isEqualTo(2);
    assertThat(onCall.err()).containsPattern("line\\s2:");
    assertThat(onCall.run("events", "create", "--file", folder.resolve("none").toString()))
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void what_is_no_event_is_named_and_nothing_is_kept() {
    assertThat(create("Nada", "--tier", "General:30")).isEqualTo(ExitCode.USAGE);
    assertThat(onCall.err()).contains("General:30 is not NAME:PLACES:PRICE");
    assertThat(create("Nada", "--tier", "General:x:1")).isEqualTo(ExitCode.USAGE);
    assertThat(onCall.err()).contains("number of places of General is not a whole number");
    assertThat(create("Nada", "--tier", "General:9:0.30")).isEqualTo(ExitCode.USAGE);
    assertThat(onCall.err()).contains("free or at least $0.50");
    assertThat(create("Nada")).isEqualTo(ExitCode.USAGE);
    assertThat(onCall.err()).contains("has no tiers");
    assertThat(create("Nada", "--tier", "General:90000:5")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("venue.capacity");
    assertThat(SERVER.stores().sales().events().find(Slug.parse("nada"))).isEmpty();
  }

  @Test
  @Requirement("EMAIL-03")
  void emails_are_found_by_event_and_shown_as_they_are_sent(@TempDir Path folder)
      throws IOException {
    Event event = SERVER.event();
    Guest guest = Guest.withTickets(SERVER, event, 1, email);
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    Email mail = SERVER.stores().outbox().list(null, guest.order().id(), 9).getFirst();

    assertThat(onCall.run("emails", "list", "--event", event.slug().value(), "--json")).isZero();
    assertThat(onCall.json().path("emails").findValuesAsText("id"))
        .containsExactly(mail.id().toString());
    assertThat(onCall.run("emails", "list", "--event", "no-such-event")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.run("emails", "retry", "--failed", "--event", event.slug().value()))
        .isEqualTo(ExitCode.DONE);
    assertThat(onCall.out()).contains("Nothing to do");

    Path file = folder.resolve("mail.html");
    assertThat(onCall.run("emails", "preview", mail.id().toString(), "--html", file.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(onCall.out()).contains(email, ".pdf", guest.reference().value());
    assertThat(Files.readString(file)).contains("data:image/png;base64,").doesNotContain("cid:");
    assertThat(onCall.run("emails", "preview", mail.id().toString(), "--json")).isZero();
    assertThat(onCall.json().path("subject").asText())
        .isEqualTo(guest.mails().getFirst().content().subject());
    assertThat(onCall.json().path("html").asText())
        .isEqualTo(guest.mails().getFirst().content().html());
  }

  @Test
  void a_key_is_turned_and_issued_tickets_stay_valid() {
    Guest guest = Guest.withTickets(SERVER, SERVER.event(), 1, email);
    String before = code(guest);
    int signs = SERVER.stores().gates().keys().all().getFirst().id();

    assertThat(onCall.run("keys", "rotate", "--keys-master=" + "A".repeat(43) + "="))
        .isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("do not open");
    assertThat(onCall.run("keys", "rotate", "--dry-run")).isEqualTo(ExitCode.DONE);
    assertThat(SERVER.stores().gates().keys().all().getFirst().id()).isEqualTo(signs);

    assertThat(onCall.run("keys", "rotate")).isEqualTo(ExitCode.DONE);

    assertThat(onCall.out()).contains("Key " + (signs + 1) + " signs");
    SERVER.clock().forward(Duration.ofSeconds(30));
    Await.until(() -> assertThat(code(guest)).isNotEqualTo(before));
    for (String code : List.of(before, code(guest))) {
      assertThat(onCall.run("tickets", "verify", code, "--json")).isZero();
    }
  }

  @Test
  void a_leaked_key_is_revoked_and_its_tickets_get_new_codes() {
    onCall.byTheClockOfTheServer();
    Guest guest = Guest.withTickets(SERVER, SERVER.event(), 1, email);
    String before = code(guest);
    String leaked = Integer.toString(SERVER.stores().gates().keys().all().getFirst().id());
    assertThat(onCall.run("keys", "revoke", leaked, "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("maguey keys rotate");
    assertThat(onCall.run("keys", "rotate")).isZero();
    assertThat(onCall.run("keys", "revoke", leaked, "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("Run this again then");
    SERVER.clock().forward(Duration.ofMinutes(1));

    assertThat(onCall.run("keys", "revoke", leaked, "--dry-run", "--json")).isZero();
    assertThat(onCall.json().path("events").get(0).path("tickets").asInt()).isPositive();
    assertThat(onCall.run("tickets", "verify", before, "--json")).isZero();

    assertThat(onCall.run("keys", "revoke", leaked, "--yes", "--json")).isZero();
    assertThat(onCall.json().path("tickets").asInt()).isPositive();
    assertThat(onCall.run("tickets", "verify", before, "--json")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.json().path("verdict").asText()).isEqualTo("revoked-key");
    SERVER.clock().forward(Duration.ofSeconds(30));
    Await.until(
        () -> assertThat(onCall.run("tickets", "verify", code(guest), "--json")).isEqualTo(0));
    assertThat(onCall.run("keys", "revoke", leaked, "--yes", "--json")).isZero();
    assertThat(onCall.json().path("tickets").asInt()).isZero();
  }

  private static String code(Guest guest) {
    return guest.page().path("tickets").get(0).path("code").asText();
  }

  @Test
  void a_job_is_done_now_instead_of_at_its_time() {
    Await.until(() -> {
      onCall.run("jobs", "list", "--json");
      assertThat(succeeded("purge")).isNotNull();
    });
    String before = succeeded("purge").asText();
    SERVER.clock().forward(Duration.ofSeconds(5));

    assertThat(onCall.run("jobs", "run", "no-such-job")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err())
        .contains("heal-payments", "refund-cancelled", "end-night", "tell-hosts", "purge");
    assertThat(onCall.run("jobs", "run", "purge")).isEqualTo(ExitCode.DONE);

    Await.until(() -> {
      onCall.run("jobs", "list", "--json");
      assertThat(succeeded("purge").asText()).isGreaterThan(before);
    });
    assertThat(onCall.run("jobs", "list")).isEqualTo(ExitCode.DONE);
  }

  private JsonNode succeeded(String job) {
    for (JsonNode one : onCall.json().path("jobs")) {
      if (one.path("name").asText().equals(job) && one.path("succeeded").isTextual()) {
        return one.path("succeeded");
      }
    }
    throw new AssertionError("no " + job + " that succeeded: " + onCall.out());
  }
}
