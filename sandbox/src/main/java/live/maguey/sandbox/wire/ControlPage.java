package live.maguey.sandbox.wire;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The page for people of one lookalike: what happened so far, each with the drills that fit it,
/// and every drill as a form. Works without scripts.
public final class ControlPage {
  private static final String STYLE =
      """
      <style>
      .told{border-left:3px solid var(--penca);padding:8px 12px;background:var(--surface);
      overflow-wrap:anywhere}
      h2{font-size:18px;margin:32px 0 8px}.rows li{padding:12px 0}.rows form{display:inline}
      .rows p{margin:0;overflow-wrap:anywhere}
      .acts{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}.acts:empty{display:none}
      .acts button{width:auto;min-height:44px;margin:0;padding:0 10px;font-size:14px;line-height:1}
      details{border-bottom:1px solid var(--line)}summary{padding:12px 0;cursor:pointer}
      details form{padding:0 0 20px}details button{width:auto;min-width:140px;min-height:48px;
      line-height:1}select{width:100%;height:48px;padding:0 8px;font:inherit;color:var(--text);
      background:var(--surface);border:1px solid var(--line-strong);border-radius:2px}
      .bare{margin:0 0 8px}
      </style>
      """;
  private static final int ATTEMPTS_SHOWN = 6;

  /// A drill made ready for one row.
  ///
  /// @param label the button's words
  /// @param values of the drill's fields
  public record Button(String label, String drill, Map<String, String> values) {}

  /// @param what its first line; @param about the lines under it
  public record Row(String what, List<String> about, List<Button> buttons) {}

  /// @param none shown when there are no rows
  public record Section(String title, String none, List<Row> rows) {}

  private ControlPage() {}

  /// @param links other pages of the sandbox, by their address
  public static String of(
      String title,
      String notice,
      Map<String, String> links,
      List<Section> sections,
      List<Drill> drills) {
    StringBuilder body = new StringBuilder("<main class=\"wide\"><h1>" + Page.escape(title));
    body.append("</h1><nav class=\"tabs\" aria-label=\"Sandbox\">");
    links.forEach((address, name) ->
        body.append("<a href=\"%s\">%s</a>".formatted(Page.escape(address), Page.escape(name))));
    body.append("</nav>{notice}");
    sections.forEach(section -> body.append(section(section)));
    body.append("<h2>Make something happen</h2>");
    drills.forEach(drill -> body.append(form(drill)));
    return Page.of("en", title, notice, STYLE, body + "</main>");
  }

  /// Where webhooks go and how the latest ones went.
  public static Section webhooks(WebhookSender sender) {
    List<Row> rows = new ArrayList<>();
    URI target = sender.target();
    rows.add(
        new Row(
            target == null ? "Sent nowhere" : "Sent to " + target,
            List.of(sender.open().size() + " without a 2xx so far"),
            List.of(new Button("Roll the secret", "roll-secret", Map.of()))));
    sender.attempts().reversed().stream()
        .limit(ATTEMPTS_SHOWN)
        .map(a ->
            new Row(
                a.type() + " · " + (a.status() == 0 ? "no answer" : a.status()),
                List.of(a.id() + " · attempt " + a.number()),
                List.of()))
        .forEach(rows::add);
    return new Section("Webhooks", "", rows);
  }

  /// What goes wrong at present.
  public static Section faults(Knobs knobs) {
    List<Row> rows =
        knobs.shown().stream()
            .map(t ->
                new Row(
                    OutageDrills.word(t.knob()).replace('_', ' '),
                    List.of(
                        (t.where().isEmpty() ? "everywhere" : t.where())
                            + (t.left() < 0 ? ", until mended" : ", " + t.left() + " times more")),
                    List.of(new Button("Mend", "mend", Map.of()))))
            .toList();
    return new Section("Faults", "Nothing is made to go wrong.", rows);
  }

  private static String section(Section section) {
    StringBuilder html = new StringBuilder("<h2>" + Page.escape(section.title()) + "</h2>");
    if (section.rows().isEmpty()) {
      return html + "<p class=\"muted\">" + Page.escape(section.none()) + "</p>";
    }
    html.append("<ul class=\"rows\">");
    for (Row row : section.rows()) {
      html.append("<li><strong>").append(Page.escape(row.what())).append("</strong>");
      row.about()
          .forEach(line ->
              html.append("<p class=\"small muted\">").append(Page.escape(line)).append("</p>"));
      html.append("<div class=\"acts\">");
      row.buttons().forEach(button -> html.append(button(button, row.what())));
      html.append("</div></li>");
    }
    return html + "</ul>";
  }

  /// @param row names what the button is for, to those who hear it alone
  private static String button(Button button, String row) {
    StringBuilder html = new StringBuilder("<form method=\"post\" action=\"/sandbox/");
    html.append(button.drill()).append("\">");
    button
        .values()
        .forEach((name, value) ->
            html.append(
                "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                    .formatted(Page.escape(name), Page.escape(value))));
    return html.append("<button class=\"quiet\" aria-label=\"")
        .append(Page.escape(button.label() + ": " + row))
        .append("\">")
        .append(Page.escape(button.label()))
        .append("</button></form>")
        .toString();
  }

  private static String form(Drill drill) {
    List<String> inputs = new ArrayList<>();
    for (Drill.Field field : drill.fields()) {
      String id = drill.name() + "-" + field.name();
      String label =
          "<label for=\"%s\">%s: %s</label>"
              .formatted(id, Page.escape(field.name()), Page.escape(field.says()));
      inputs.add(label + input(field, id));
    }
    return """
    <details><summary>%s <span class="small muted">%s</span></summary>
    <form method="post" action="/sandbox/%s">%s<button>%s</button></form></details>
    """
        .formatted(
            drill.name(),
            Page.escape(drill.says()),
            drill.name(),
            String.join("", inputs),
            drill.name());
  }

  private static String input(Drill.Field field, String id) {
    String needed = field.needed() ? " required" : "";
    if (field.choices().isEmpty()) {
      return "<input id=\"%s\" name=\"%s\" autocomplete=\"off\"%s>"
          .formatted(id, field.name(), needed);
    }
    StringBuilder options = new StringBuilder();
    field.choices().forEach(c -> options.append("<option>").append(c).append("</option>"));
    return "<select id=\"%s\" name=\"%s\">%s</select>".formatted(id, field.name(), options);
  }
}
