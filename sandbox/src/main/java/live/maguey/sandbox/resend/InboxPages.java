package live.maguey.sandbox.resend;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.sandbox.wire.Call;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Page;
import live.maguey.sandbox.wire.Reply;
import live.maguey.sandbox.wire.Route;

/// The inbox: every mail as its reader sees it, and as JSON for tests. Mail HTML is shown in a
/// sandboxed frame without scripts, images by `cid:` put in place.
final class InboxPages {
  static final String NOTICE = "Lookalike of Resend: no mail leaves this machine.";
  private static final Pattern CID = Pattern.compile("cid:([^\"'\\s)>]+)");
  private static final Pattern HEAD =
      Pattern.compile("<head[^>]*>|^(?!.*<head)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /// Its own: a lookalike shares no code with the server.
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /// The list alone, and only when it has changed: a page that loads again loses its reader's
  /// place.
  private static final String RENEWED =
      """
      <script>setInterval(async()=>{try{
      const answer=await fetch('/inbox');
      const page=new DOMParser().parseFromString(await answer.text(),'text/html');
      const now=page.querySelector('main'),shown=document.querySelector('main');
      if(answer.ok&&now.innerHTML!==shown.innerHTML)shown.innerHTML=now.innerHTML;
      }catch{}},3000)</script>
      """;

  private final Mailbox mailbox;

  InboxPages(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/", _ -> Reply.seeOther("/inbox")),
        Route.get("/inbox", _ -> list()),
        Route.get("/inbox.json", _ -> Reply.json(200, mailbox.all().reversed())),
        Route.get("/inbox/{id}", this::show),
        Route.get("/inbox/{id}/html", this::html),
        Route.get("/inbox/{id}/attachments/{n}", this::attachment));
  }

  private Reply list() {
    StringBuilder rows = new StringBuilder();
    for (SentMail mail : mailbox.all().reversed()) {
      rows.append(
          """
          <li><a href="/inbox/%s"><strong>%s</strong><span class="small">%s</span><br>
          <span class="small muted">%s · %s</span></a></li>
          """
              .formatted(
                  mail.id(),
                  Page.escape(mail.content().subject()),
                  Page.escape(String.join(", ", mail.envelope().to())),
                  WHEN.format(mail.created()),
                  mail.lastEvent().replace('_', ' ')));
    }
    String body =
        rows.isEmpty()
            ? "<p class=\"muted\">Nothing here yet. Mails appear by themselves.</p>"
            : "<ul class=\"rows\">" + rows + "</ul>";
    return Reply.html(
        200,
        Page.of(
            "en",
            "Inbox",
            NOTICE,
            RENEWED,
            "<main class=\"wide\"><h1>Inbox</h1>" + body + "</main>"));
  }

  private Reply show(Call call) {
    String id = call.pathParameter("id");
    if (id.endsWith(".json")) {
      return mailbox
          .find(id.substring(0, id.length() - ".json".length()))
          .map(mail -> Reply.json(200, mail))
          .orElseGet(InboxPages::missing);
    }
    return mailbox
        .find(id)
        .map(mail -> shown(mail, call.query().contains("view=text")))
        .orElseGet(InboxPages::missing);
  }

  private static Reply shown(SentMail mail, boolean asText) {
    String html = mail.content().html();
    String text = mail.content().text();
    boolean plain = html == null || asText;
    String here = "/inbox/" + mail.id();
    String content =
        plain
            ? "<pre>%s</pre>".formatted(Page.escape(text == null ? "No plain text." : text))
            : """
            <iframe title="The mail" src="%s/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
            """
                .formatted(here);
    return Reply.html(
        200,
        Page.of(
            "en",
            mail.content().subject(),
            NOTICE,
            "",
            """
            <main class="wide"><a href="/inbox" class="small">All mails</a><h1>%s</h1>
            <dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>At</dt><dd>%s</dd><dt>State</dt><dd>%s</dd>%s</dl>
            <nav class="tabs"><a href="%s"%s>As HTML</a><a href="%s?view=text"%s>As plain text</a><a href="%s.json">JSON</a></nav>
            %s</main>
            """
                .formatted(
                    Page.escape(mail.content().subject()),
                    Page.escape(mail.envelope().from()),
                    Page.escape(String.join(", ", mail.envelope().to())),
                    WHEN.format(mail.created()),
                    mail.lastEvent().replace('_', ' '),
                    attachments(mail),
                    here,
                    plain ? "" : " aria-current=\"page\"",
                    here,
                    plain ? " aria-current=\"page\"" : "",
                    here,
                    content)));
  }

  private static String attachments(SentMail mail) {
    StringBuilder links = new StringBuilder();
    for (int n = 0; n < mail.attachments().size(); n++) {
      links.append(
          "<a href=\"/inbox/%s/attachments/%d\">%s</a> "
              .formatted(mail.id(), n, Page.escape(mail.attachments().get(n).filename())));
    }
    return links.isEmpty() ? "" : "<dt>Attached</dt><dd>" + links + "</dd>";
  }

  private Reply html(Call call) {
    return mailbox
        .find(call.pathParameter("id"))
        .map(mail ->
            new Reply(
                200,
                Map.of(
                    "Content-Type",
                    "text/html; charset=utf-8",
                    "Content-Security-Policy",
                    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox"),
                readable(mail).getBytes(StandardCharsets.UTF_8)))
        .orElseGet(InboxPages::missing);
  }

  /// Inline images in place, links into a new tab as a mail reader opens them.
  private static String readable(SentMail mail) {
    String html = mail.content().html() == null ? "" : mail.content().html();
    String withImages =
        CID.matcher(html)
            .replaceAll(cid ->
                Matcher.quoteReplacement(
                    mail.inline(cid.group(1))
                        .map(a -> "data:" + a.contentType() + ";base64," + a.content())
                        .orElse(cid.group())));
    return HEAD.matcher(withImages).replaceFirst("$0<base target=\"_blank\">");
  }

  private Reply attachment(Call call) {
    return mailbox
        .find(call.pathParameter("id"))
        .map(SentMail::attachments)
        .filter(all -> call.pathParameter("n").matches("\\d{1,3}"))
        .filter(all -> Integer.parseInt(call.pathParameter("n")) < all.size())
        .map(all -> all.get(Integer.parseInt(call.pathParameter("n"))))
        .map(a ->
            new Reply(
                200,
                Map.of(
                    "Content-Type",
                    a.contentType(),
                    "Content-Disposition",
                    "attachment; filename=\"%s\""
                        .formatted(a.filename().replaceAll("[^A-Za-z0-9._-]", "_"))),
                a.bytes()))
        .orElseGet(InboxPages::missing);
  }

  private static Reply missing() {
    return Reply.json(404, Json.object().put("message", "There is no such mail."));
  }
}
