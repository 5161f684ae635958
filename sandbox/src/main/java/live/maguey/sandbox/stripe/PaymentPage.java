package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import live.maguey.sandbox.wire.Call;
import live.maguey.sandbox.wire.Page;
import live.maguey.sandbox.wire.Reply;
import live.maguey.sandbox.wire.Route;
import org.jspecify.annotations.Nullable;

/// The hosted payment page at a session's `url`, and the bank's page for 3-D Secure. Works without
/// scripts; the one script there is only shows that a payment is on its way.
final class PaymentPage {
  private static final String WORKING =
      """
      <script>document.querySelectorAll('form').forEach(f=>f.addEventListener('submit',()=>{
      f.querySelectorAll('button').forEach(b=>{b.setAttribute('aria-busy','true');
      if(b.dataset.working)b.textContent=b.dataset.working;
      setTimeout(()=>{b.disabled=true},0)})}));
      addEventListener('pageshow',e=>{if(e.persisted)location.reload()})</script>
      """;

  private final Records records;
  private final Payments payments;
  private final Clock clock;
  private final String merchant;

  PaymentPage(Records records, Payments payments, Clock clock, String merchant) {
    this.records = records;
    this.payments = payments;
    this.clock = clock;
    this.merchant = merchant;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/pay/{id}", this::show),
        Route.post("/pay/{id}", this::pay),
        Route.get("/pay/{id}/authenticate", this::challenge),
        Route.post("/pay/{id}/authenticate", this::authenticate));
  }

  private Reply show(Call call) {
    ObjectNode session = session(call);
    PaymentWords words = words(call, session);
    return session == null ? gone(words, null, 404) : form(session, words, null, TypedCard.NOTHING);
  }

  private @Nullable ObjectNode session(Call call) {
    return records.locked(() -> {
      ObjectNode session = records.sessions.get(call.pathParameter("id"));
      return session == null ? null : session.deepCopy();
    });
  }

  private Reply pay(Call call) {
    ObjectNode session = session(call);
    PaymentWords words = words(call, session);
    if (session == null) {
      return gone(words, null, 404);
    }
    TypedCard typed = TypedCard.of(Params.parse(call.bodyText()));
    String wrong = typed.wrong(words, session.get("customer_email").isNull(), YearMonth.now(clock));
    if (wrong != null) {
      return form(session, words, wrong, typed);
    }
    String email = typed.email().isEmpty() ? null : typed.email();
    Payment payment = payments.pay(call.pathParameter("id"), typed.number(), typed.name(), email);
    return after(payment, call, session, words, typed);
  }

  private Reply after(
      Payment payment, Call call, ObjectNode session, PaymentWords words, TypedCard typed) {
    return switch (payment) {
      case Payment.Paid _, Payment.Processing _ -> Reply.seeOther(successUrl(session));
      case Payment.Challenged _ ->
          Reply.seeOther("/pay/" + call.pathParameter("id") + "/authenticate");
      case Payment.Declined declined -> form(session, words, words.declined(declined), typed);
      case Payment.NotOpen(String status) ->
          switch (status) {
            case "complete" -> Reply.seeOther(successUrl(session));
            case "open" -> Reply.seeOther("/pay/" + call.pathParameter("id"));
            default -> gone(words, session, 410);
          };
    };
  }

  private Reply challenge(Call call) {
    ObjectNode session = session(call);
    PaymentWords words = words(call, session);
    String id = call.pathParameter("id");
    boolean waiting = records.locked(() -> records.challenges.has(id));
    if (session == null || !waiting) {
      return Reply.seeOther("/pay/" + id);
    }
    return page(
        200,
        words,
        words.bankTitle(),
        """
        <main><h1>%s</h1><p class="muted">%s</p><ul class="bill"><li class="total"><span>%s</span><span>%s</span></li></ul>
        <form method="post"><button name="answer" value="complete" data-working="%s">%s</button></form>
        <form method="post"><button class="quiet" name="answer" value="fail">%s</button></form></main>
        """
            .formatted(
                words.bankTitle(),
                words.bankText(),
                Page.escape(merchant),
                total(session, words),
                words.working(),
                words.complete(),
                words.fail()));
  }

  private Reply authenticate(Call call) {
    ObjectNode session = session(call);
    PaymentWords words = words(call, session);
    if (session == null) {
      return gone(words, null, 404);
    }
    boolean succeeds = call.bodyText().contains("answer=complete");
    Payment payment = payments.authenticate(call.pathParameter("id"), succeeds);
    return after(payment, call, session, words, TypedCard.NOTHING);
  }

  private static String successUrl(ObjectNode session) {
    return session
        .get("success_url")
        .asText()
        .replace("{CHECKOUT_SESSION_ID}", session.get("id").asText());
  }

  private Reply form(
      ObjectNode session, PaymentWords words, @Nullable String wrong, TypedCard typed) {
    switch (session.get("status").asText()) {
      case "complete" -> {
        return Reply.seeOther(successUrl(session));
      }
      case "expired" -> {
        return gone(words, session, 410);
      }
      default -> {}
    }
    StringBuilder items = new StringBuilder();
    for (JsonNode item : records.lineItemsOf(session.get("id").asText())) {
      items.append(
          "<li><span>%s × %s</span><span>%s</span></li>"
              .formatted(
                  item.get("quantity").asText(),
                  Page.escape(item.get("description").asText()),
                  money(item, words)));
    }
    String known = session.path("customer_email").asText("");
    String email =
        session.get("customer_email").isNull()
            ? field("email", words.email(), "email", typed.email(), "type=\"email\" required")
            : "<p class=\"muted\">%s</p>".formatted(Page.escape(known));
    return page(
        200,
        words,
        merchant,
        """
        <main><p class="muted over">%s</p><h1>%s</h1>
        <ul class="bill">%s<li class="total"><span>%s</span><span>%s</span></li></ul>
        %s<form method="post" action="/pay/%s" novalidate>%s%s<div class="pair"><div>%s</div><div>%s</div></div>%s
        <button data-working="%s">%s</button></form>
        %s%s</main>
        """
            .formatted(
                words.payTo(),
                Page.escape(merchant),
                items,
                words.total(),
                total(session, words),
                wrong == null
                    ? ""
                    : "<p class=\"bad\" role=\"alert\">%s</p>".formatted(Page.escape(wrong)),
                session.get("id").asText(),
                email,
                field(
                    "number",
                    words.number(),
                    "cc-number",
                    "",
                    "inputmode=\"numeric\" placeholder=\"4242 4242 4242 4242\" autofocus required"),
                field(
                    "expiry",
                    words.expiry(),
                    "cc-exp",
                    typed.expiry(),
                    "inputmode=\"numeric\" placeholder=\"12 / 34\" required"),
                field(
                    "cvc",
                    "CVC",
                    "cc-csc",
                    "",
                    "inputmode=\"numeric\" placeholder=\"123\" required"),
                field("name", words.cardholder(), "cc-name", typed.name(), ""),
                words.working(),
                words.pay().formatted(total(session, words)),
                back(session, words),
                cards(words)));
  }

  private static String field(
      String name, String label, String autocomplete, String value, String more) {
    return "<label for=\"%s\">%s</label><input id=\"%s\" name=\"%s\" autocomplete=\"%s\" value=\"%s\" %s>"
        .formatted(name, label, name, name, autocomplete, Page.escape(value), more);
  }

  private static String cards(PaymentWords words) {
    StringBuilder list = new StringBuilder();
    for (TestCard card : TestCard.shown()) {
      list.append(
          "<dt>%s</dt><dd>%s</dd>"
              .formatted(card.number().replaceAll("(.{4})(?=.)", "$1 "), words.cardDoes(card)));
    }
    return "<h2 class=\"small muted\" style=\"margin-top:32px\">%s</h2><dl>%s</dl>"
        .formatted(words.cards(), list);
  }

  private static String back(@Nullable ObjectNode session, PaymentWords words) {
    return session == null || session.get("cancel_url").isNull()
        ? ""
        : "<a class=\"back\" href=\"%s\">%s</a>"
            .formatted(Page.escape(session.get("cancel_url").asText()), words.back());
  }

  private Reply gone(PaymentWords words, @Nullable ObjectNode session, int status) {
    return page(
        status,
        words,
        words.goneTitle(),
        "<main><h1>%s</h1><p>%s</p>%s</main>"
            .formatted(words.goneTitle(), words.goneText(), back(session, words)));
  }

  private static Reply page(int status, PaymentWords words, String title, String body) {
    return Reply.html(status, Page.of(words.language(), title, words.notice(), "", body + WORKING));
  }

  private static String total(ObjectNode session, PaymentWords words) {
    return money(session, words);
  }

  private static String money(JsonNode of, PaymentWords words) {
    return Currencies.shown(
        of.get("amount_total").asLong(),
        of.get("currency").asText(),
        Locale.forLanguageTag(words.language() + "-US"));
  }

  /// By the session's locale; without one, or with `auto`, by what the browser prefers.
  private static PaymentWords words(Call call, @Nullable ObjectNode session) {
    String asked = session == null ? "auto" : session.path("locale").asText("auto");
    String accepted = call.header("Accept-Language");
    boolean auto = asked.equals("auto") || asked.equals("null");
    String language = auto ? (accepted == null ? "en" : accepted) : asked;
    return language.toLowerCase(Locale.ROOT).startsWith("es")
        ? PaymentWords.SPANISH
        : PaymentWords.ENGLISH;
  }
}
