package live.maguey.http.web.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.guests.GuestList;
import live.maguey.guests.Pass;
import live.maguey.http.GatePhones;
import live.maguey.http.signatures.DeviceSigner;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.http.web.shop.Visitor;
import live.maguey.http.web.tables.TableOrders;
import live.maguey.orders.Order;
import live.maguey.shared.EmailAddress;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A table's host and guests, without scripts.
class HostPageTest {
  private static final Pattern CODE = Pattern.compile("<b class=\"code figure\">([^<]+)</b>");

  @AutoClose private final ShopServer server = new ShopServer();

  private final Event night =
      server.add(SampleEvents.tonight(server.ids).slug("noche-de-humo").tier("General", 10));
  private Order order;
  private String host;
  private final Visitor visitor = server.visitor();

  @BeforeEach
  void book() {
    server.tables.replace(
        night.id(),
        SamplePlans.room(server.ids).table("12", Table.Kind.FRONT_ROW, 4, 120_000).plan());
    order = TableOrders.paid(server, night, "12");
    host = server.hostPage(order);
  }

  @Test
  void the_order_s_page_leads_to_the_host_s() {
    assertThat(visitor.get(server.page(order)).body()).contains("href=\"" + host + "\"");
  }

  @Test
  void a_guest_is_named_and_sent_their_pass_in_one_form() {
    HttpResponse<String> given = give(2, "Beto", "beto@example.com");

    assertThat(Visitor.location(given)).hasToString(host + "#pass-2");
    assertThat(page()).contains("2 of 4 have a name.", "Beto", "Sent to beto@example.com");
    assertThat(server.outbox.list(null, order.id(), 9)).hasSize(2);
  }

  @Test
  void a_name_alone_is_kept_and_nothing_is_sent() {
    give(2, "Luz", "");

    assertThat(page()).contains("Luz", "Pass not sent yet");
    assertThat(server.outbox.list(null, order.id(), 9)).hasSize(1);
  }

  @Test
  void what_is_mistyped_is_said_beside_its_field_and_nothing_is_done() {
    HttpResponse<String> given = give(2, "", "nobody");

    assertThat(given.statusCode()).isEqualTo(400);
    assertThat(given.body())
        .contains("Write their name.", "Write their full email", "value=\"nobody\"");
    assertThat(page()).contains("1 of 4 has a name.");
  }

  @Test
  void a_pass_that_is_taken_back_has_another_code_and_is_nobody_s() {
    give(2, "Beto", "beto@example.com");
    Ticket before = pass(2).ticket();
    visitor.post(host + "/passes/2/take-back", Map.of());

    assertThat(page()).contains("Taken back, the old code is void").doesNotContain("Beto");
    assertThat(pass(2).ticket().serial()).isGreaterThan(before.serial());
  }

  @Test
  void a_pass_is_handed_on_to_somebody_else() {
    give(2, "Beto", "beto@example.com");
    visitor.post(
        host + "/passes/2/hand-on",
        Map.of("name", "Luz", "email", "luz@example.com", "language", "es"));

    assertThat(page()).contains("Luz", "Sent to luz@example.com").doesNotContain("Beto");
  }

  @Test
  void after_three_emails_the_code_is_shown_at_the_door_instead() {
    give(2, "Beto", "beto@example.com");
    visitor.post(host + "/passes/2/send", Map.of());
    visitor.post(host + "/passes/2/send", Map.of());
    HttpResponse<String> fourth = visitor.post(host + "/passes/2/send", Map.of());

    assertThat(fourth.statusCode()).isEqualTo(409);
    assertThat(fourth.body()).contains("We email a pass three times at most.");
    assertThat(visitor.get(host + "/passes/2/code").body())
        .contains("CODE-OF-" + pass(2).ticket().id());
  }

  @Test
  void a_wrong_address_is_corrected_and_never_used_again() {
    give(2, "Beto", "betto@example.com");
    mailed("betto@example.com", Email.Delivery.BOUNCED);
    assertThat(page()).contains("Mail bounced, check the address", "Correct: Beto");
    assertThat(visitor.get("/api" + host).body()).contains("\"state\":\"bounced\"");
    HttpResponse<String> mistyped = correct("beto");
    assertThat(mistyped.statusCode()).isEqualTo(400);
    assertThat(mistyped.body()).contains("Write their full email", "value=\"beto\"");

    assertThat(Visitor.location(correct("beto@example.com"))).hasToString(host + "#pass-2");
    assertThat(page())
        .contains("Beto", "Sent to beto@example.com")
        .doesNotContain("betto@example.com", "Mail bounced");
    assertThat(correct("other@example.com").body()).contains("This pass went to another address.");
  }

  @Test
  void after_the_last_email_bounced_the_code_is_all_there_is() {
    give(2, "Beto", "b1@example.com");
    mailed("b1@example.com", Email.Delivery.BOUNCED);
    for (String wrong : List.of("b2@example.com", "b3@example.com")) {
      correct(wrong);
      mailed(wrong, Email.Delivery.BOUNCED);
    }

    assertThat(page()).contains("Mail bounced, show them the code", "Show code: Beto");
    assertThat(visitor.get(host + "/passes/2").body()).doesNotContain("/correct");
  }

  @Test
  void a_guest_opens_their_pass_and_the_host_sees_it_once_the_page_was_seen() {
    give(2, "Beto", "beto@example.com");
    String link = "/pass/" + server.guestLinks.passToken(pass(2).ticket().code());
    Visitor beto = server.visitor();
    assertThat(beto.get(link).body())
        .contains("Carmen Soto has a seat for you at Table 12.")
        .contains("CODE-OF-" + pass(2).ticket().id(), "/not-me/", "Noche de Humo")
        .doesNotContain("/host/", "/orders/");
    assertThat(page()).as("fetched is not seen").contains("Sent to beto@example.com");

    List<String> told = new ArrayList<>();
    server.announcements.follow(GuestList.topic(order.id()), () -> told.add("host"));
    assertThat(beto.post(link + "/opened", Map.of()).statusCode()).isEqualTo(204);
    assertThat(told).as("open host pages, at once").hasSize(1);
    beto.post(link + "/opened", Map.of());
    assertThat(told).as("and once").hasSize(1);
    assertThat(page()).contains("Pass opened Sat 28 Nov, 8 PM");
    assertThat(visitor.get("/api" + host).body()).contains("\"state\":\"opened\"");

    visitor.post(host + "/passes/2/take-back", Map.of());
    assertThat(beto.get(link).body()).contains("No pass at this link.");
  }

  @Test
  void a_pass_that_opens_nothing_says_so_to_its_guest() {
    give(2, "Beto", "beto@example.com");
    String link = "/pass/" + server.guestLinks.passToken(pass(2).ticket().code());
    server.change(night, event -> SampleEvents.cancelled(event));

    assertThat(visitor.get(link).body())
        .contains("This night was canceled.", "No longer valid")
        .doesNotContain("CODE-OF-");
  }

  @Test
  void from_doors_on_the_verbs_change_and_nothing_else_can_be_changed() {
    give(2, "Beto", "beto@example.com");
    server.clock.advance(Duration.between(server.clock.instant(), night.doors()));

    assertThat(page())
        .contains("None of the 4 are in yet.", "Show code", "Passes are fixed since doors.")
        .doesNotContain("Take back");
    assertThat(visitor.post(host + "/passes/2/take-back", Map.of()).body())
        .contains("Passes can’t be changed anymore.");
    assertThat(give(3, "Luz", "").statusCode()).isEqualTo(409);
  }

  @Test
  void who_walks_in_shows_on_the_page_and_in_the_state_that_it_follows() {
    give(2, "Beto", "beto@example.com");
    server.clock.advance(Duration.between(server.clock.instant(), night.doors()));
    List<String> told = new ArrayList<>();
    server.announcements.follow(GuestList.topic(order.id()), () -> told.add("host"));
    admit(pass(2).ticket());

    assertThat(page()).contains("1 of 4 is in.", "Beto walked in at 9 PM.", "In at 9 PM");
    assertThat(told).isNotEmpty();
    assertThat(visitor.get("/api" + host).body())
        .contains("\"arrived\":1", "\"no\":2,\"state\":\"sent\",\"name\":\"Beto\"");
  }

  @Test
  void a_night_that_is_over_and_a_table_that_is_given_up_say_so() {
    server.change(night, event -> SampleEvents.cancelled(event));
    assertThat(page())
        .contains("This night was canceled.", "Your table’s passes no longer work.")
        .doesNotContain("Passes</h2>");
  }

  @Test
  void a_link_that_opens_nothing_says_where_the_right_one_is() {
    assertThat(visitor.get("/host/" + "x".repeat(43)).body())
        .contains("No table at this link.", "Open the link in our latest email to you.");
  }

  @Test
  void the_holder_of_a_ticket_joins_by_the_code_and_leaves() {
    visitor.post(host + "/invite", Map.of());
    String code = code();
    Visitor friend = server.visitor();
    friend.buy(night, 1);
    Order ticket = server.paid(server.last().id());
    String page = server.page(ticket);
    assertThat(friend.get(page).body()).contains("Enter the invite code");
    assertThat(friend.get("/join?code=" + code).body()).contains(page + "/join?code=" + code);
    String number = server.tickets.of(ticket.id()).getFirst().number();
    HttpResponse<String> joined =
        friend.post(
            page + "/join", Map.of("code", code.toLowerCase(Locale.ROOT), "ticket", number));

    assertThat(Visitor.location(joined)).hasToString(page);
    assertThat(friend.get(page).body()).contains("is a guest of Table 12", "Leave the table");
    assertThat(page()).contains("Joined with their own ticket", "2 of 4 have a name.");

    friend.post(page + "/leave", Map.of("ticket", number));
    assertThat(page()).contains("1 of 4 has a name.");
  }

  @Test
  void a_code_that_invites_nobody_is_told() {
    visitor.post(host + "/invite", Map.of());
    String code = code();
    visitor.post(host + "/invite/end", Map.of());
    Visitor friend = server.visitor();
    friend.buy(night, 1);
    Order ticket = server.paid(server.last().id());
    String number = server.tickets.of(ticket.id()).getFirst().number();

    assertThat(
            friend
                .post(server.page(ticket) + "/join", Map.of("code", code, "ticket", number))
                .body())
        .contains("No table has this code.");
    assertThat(
            friend
                .post(server.page(ticket) + "/join", Map.of("code", "12", "ticket", number))
                .body())
        .contains("Write the six signs of the code.");
  }

  @Test
  void who_was_sent_a_pass_by_mistake_has_it_erased_after_being_asked() {
    give(2, "Beto", "stranger@example.com");
    String link = "/not-me/" + server.guestLinks.notMeToken(pass(2).ticket().code());
    HttpResponse<String> asked = visitor.get(link);
    assertThat(asked.body()).contains("Carmen Soto gave us this address", "Table 12");
    assertThat(page()).contains("stranger@example.com");

    assertThat(visitor.post(link, Map.of()).body()).contains("Erased.");
    assertThat(page()).contains("They said “Not me”.").doesNotContain("stranger@example.com");
    assertThat(visitor.get(link).body()).contains("There’s nothing to erase here.");
  }

  private HttpResponse<String> give(int no, String name, String email) {
    return visitor.post(
        host + "/passes/" + no + "/give", Map.of("name", name, "email", email, "language", "en"));
  }

  private HttpResponse<String> correct(String email) {
    return visitor.post(host + "/passes/2/correct", Map.of("email", email, "language", "en"));
  }

  /// What the provider reports of the newest email to a guest.
  private void mailed(String address, Email.Delivery delivery) {
    Email newest =
        server.outbox.list(null, order.id(), 9).stream()
            .filter(email -> email.kind() == Email.Kind.GUEST_PASS)
            .max(Comparator.comparing(Email::subject))
            .orElseThrow();
    server.outbox.accepted(
        newest.id(), "resend", address, EmailAddress.parse(address), server.clock.instant());
    server.outbox.delivery(address, delivery, server.clock.instant(), "as reported");
  }

  private Pass pass(int no) {
    return server.guests.of(order.id()).get(no - 1);
  }

  private String page() {
    return visitor.get(host).body();
  }

  private String code() {
    Matcher code = CODE.matcher(page());
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  private void admit(Ticket ticket) {
    DeviceSigner phone = new DeviceSigner(new DeviceId(server.ids.next()));
    server.devices.enrol(
        new Device(phone.device(), "phone 3", "Gate A", null), phone.key(), SampleEvents.NOW);
    server.codes.genuine("the code", ticket.code());
    String scan =
        """
        {"scanId": "%s", "code": "the code", "input": "read", "at": "%s"}
        """
            .formatted(server.ids.next(), server.clock.instant());
    assertThat(
            server
                .client()
                .post("/api/gate/scans", scan, GatePhones.SIGNED_BY, GatePhones.add(phone))
                .body())
        .contains("\"admit\"");
  }
}
