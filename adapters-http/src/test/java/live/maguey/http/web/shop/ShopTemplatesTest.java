package live.maguey.http.web.shop;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.regex.Pattern;
import live.maguey.http.web.WebAssets;
import live.maguey.http.web.checkout.DetailsPage;
import live.maguey.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShopTemplatesTest {

  private static final WebAssets ASSETS = WebAssets.load();
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "live.maguey.http.templates");

  @ParameterizedTest
  @EnumSource
  void every_state_of_every_page_is_drawn_whole(Language language) {
    new SamplePages(ASSETS, language)
        .all()
        .forEach((name, sample) ->
            assertThat(render(sample))
                .as(name)
                .startsWith("<!doctype html>")
                .contains("<html lang=\"" + language.tag() + "\"")
                .containsOnlyOnce("</html>")
                .doesNotContain("\"null\"", ">null<"));
  }

  @Test
  void no_page_needs_an_exception_from_the_content_policy() {
    // The link that a host shares is our own, whole.
    Pattern inline =
        Pattern.compile(
            "<script(?![^>]*(?:src=|ld\\+json))|\\sstyle=|\\son[a-z]+=|<style|(?<!<a class=\"inline\" href=\")https?://(?!www\\.w3|localhost:8080/join\\?)");

    samples()
        .forEach(
            (name, sample) -> assertThat(render(sample)).as(name).doesNotContainPattern(inline));
  }

  @Test
  void what_a_buyer_typed_is_shown_as_text() {
    var details = (DetailsPage) sample("details").model();
    var evil =
        new DetailsPage(
            details.frame(),
            details.bill(),
            details.backUrl(),
            details.chosen(),
            details.conditions(),
            new DetailsPage.Typed(
                "\"><script>alert(1)</script>", "<b>", false, false, details.typed().key()),
            details.mistakes(),
            null);

    assertThat(render(new SamplePages.Sample("shop/details.jte", evil)))
        .doesNotContain("<script>alert", "value=\"<b>")
        .contains("value=\"&#34;>&lt;script");
  }

  @Test
  void an_order_page_asks_again_only_while_something_can_change() {
    assertThat(render(sample("order-confirming"))).contains("data-poll=\"/api/orders/k\"");
    assertThat(render(sample("order-held"))).contains("data-poll=");
    assertThat(render(sample("order-paid"))).doesNotContain("data-poll=");
    assertThat(render(sample("order-late-refunded"))).doesNotContain("data-poll=");
  }

  @Test
  void the_way_works_without_scripts() {
    assertThat(render(sample("event")))
        .contains("method=\"get\" action=\"/events/noche-de-humo/details\"")
        .contains("name=\"tier.t2\" min=\"0\" max=\"6\" value=\"2\"");
    assertThat(render(sample("details")))
        .contains("method=\"post\" action=\"/checkout\"")
        .contains("name=\"q.t2\" value=\"2\"")
        .contains("name=\"total\" value=\"7200\"");
    assertThat(render(sample("order-held"))).contains("href=\"/pay\"", "action=\"/back\"");
  }

  @Test
  void private_pages_leave_no_trace() {
    assertThat(render(sample("order-paid")))
        .contains("<meta name=\"robots\" content=\"noindex, nofollow\">")
        .contains("<meta name=\"referrer\" content=\"no-referrer\">");
    assertThat(render(sample("event"))).doesNotContain("noindex");
  }

  private static Map<String, SamplePages.Sample> samples() {
    return new SamplePages(ASSETS, Language.EN).all();
  }

  private static SamplePages.Sample sample(String name) {
    SamplePages.Sample sample = samples().get(name);
    assertThat(sample).as(name).isNotNull();
    return java.util.Objects.requireNonNull(sample);
  }

  private static String render(SamplePages.Sample sample) {
    var output = new StringOutput();
    ENGINE.render(sample.template(), sample.model(), output);
    return output.toString();
  }
}
