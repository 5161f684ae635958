package live.maguey.http.web.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import live.maguey.evidence.Requirement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Requirement({"UX-02", "7.2", "11.5"})
class ErrorPagesTest {
  private final ShopServer server = new ShopServer();
  private final Visitor visitor = server.visitor();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void an_address_that_leads_nowhere_shows_the_way_to_the_events() {
    HttpResponse<String> answer = visitor.get("/nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("<!doctype html>", "There’s no page here.", "href=\"/\"", "See the nights");
  }

  @Test
  void an_event_that_we_do_not_know_says_so_in_the_readers_language() {
    for (String path : new String[] {"/events/never", "/events/No%20Night", "/events/n/details"}) {
      HttpResponse<String> answer = visitor.get(path + "?lang=es");
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).contains("<html lang=\"es\"", "Esta noche no es nuestra.");
    }
  }

  @Test
  void a_wrong_method_is_no_page_and_names_the_right_ones() {
    HttpResponse<String> answer = visitor.send("POST", "/terms");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET");
    assertThat(answer.body()).contains("There’s no page here.");
  }

  @Test
  void programs_get_a_problem_and_files_no_page() {
    assertThat(visitor.get("/api/events/never").body()).contains("\"code\":\"event-not-found\"");
    assertThat(visitor.get("/assets/x/none.css").headers().firstValue("Content-Type"))
        .contains("application/problem+json");
  }
}
