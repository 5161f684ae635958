package live.maguey.sandbox.wire;

/// The frame of the sandbox's pages: one quiet sheet that loads nothing from anywhere.
public final class Page {
  private static final String STYLE =
      """
      :root{--ground:oklch(.165 .014 45);--surface:oklch(.205 .016 45);--raised:oklch(.25 .018 45);
      --text:oklch(.95 .018 85);--muted:oklch(.79 .022 75);--line:oklch(.3 .018 50);
      --line-strong:oklch(.56 .022 60);--penca:oklch(.84 .075 190);--bad:oklch(.75 .13 25);
      --warn:oklch(.82 .13 70);color-scheme:dark}
      *{box-sizing:border-box}
      body{margin:0;background:var(--ground);color:var(--text);font:16px/1.45 system-ui,sans-serif}
      a{color:var(--penca)}
      .notice{margin:0;padding:8px 20px;background:var(--raised);color:var(--warn);font-size:14px}
      main{max-width:460px;margin:0 auto;padding:24px 20px 48px;overflow-wrap:break-word}
      strong{overflow-wrap:anywhere}
      main.wide{max-width:760px}
      h1{font-size:28px;line-height:1.1;margin:24px 0 4px;font-weight:650;text-wrap:balance}
      p{margin:4px 0 16px}.over{margin:0}.over+h1{margin-top:0}.muted{color:var(--muted)}.small{font-size:14px}
      .bill{list-style:none;margin:16px 0 24px;padding:0;border-top:1px solid var(--line)}
      .bill li{display:flex;justify-content:space-between;gap:16px;padding:12px 0;
      border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums}
      .bill .total{font-weight:650;font-size:20px}
      label{display:block;font-size:14px;color:var(--muted);margin:16px 0 4px}
      input{width:100%;height:48px;padding:0 12px;font:inherit;color:var(--text);
      background:var(--surface);border:1px solid var(--line-strong);border-radius:2px}
      input::placeholder{color:oklch(.67 .022 70)}
      .pair{display:grid;grid-template-columns:1fr 1fr;gap:12px}
      button,.button{display:block;width:100%;min-height:56px;margin-top:24px;padding:0 16px;
      font:600 17px/56px system-ui,sans-serif;text-align:center;text-decoration:none;border:0;
      border-radius:2px;background:var(--penca);color:oklch(.2 .03 200);cursor:pointer}
      .button.quiet,button.quiet{background:none;color:var(--text);
      border:1px solid var(--line-strong)}
      button[disabled]{opacity:.6;cursor:default}
      :focus-visible{outline:3px solid var(--penca);outline-offset:2px}
      .bad{color:var(--bad);border-left:3px solid var(--bad);padding:8px 12px;margin:16px 0;
      background:var(--surface)}
      .back{display:inline-block;margin-top:24px;padding:10px 0}
      .rows{list-style:none;padding:0;margin:16px 0;border-top:1px solid var(--line)}
      .rows li{border-bottom:1px solid var(--line)}
      .rows a{display:block;padding:12px 0;color:inherit;text-decoration:none}
      .rows a:hover{background:var(--surface)}
      .rows strong{display:block;font-weight:600}
      .tabs{display:flex;flex-wrap:wrap;gap:16px;margin:16px 0}
      .tabs a{padding:10px 0}.tabs a[aria-current]{color:var(--text);text-decoration:none;
      border-bottom:2px solid var(--penca)}
      iframe{display:block;width:100%;max-width:390px;height:820px;border:1px solid var(--line);
      background:#fff}
      pre{white-space:pre-wrap;overflow-wrap:anywhere;max-width:62ch;padding:16px;
      background:var(--surface);font:14px/1.5 ui-monospace,monospace}
      dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:16px 0;font-size:14px}
      dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
      """;

  private Page() {}

  /// @param head what belongs into the head besides the title, already HTML
  /// @param body already HTML
  public static String of(String language, String title, String notice, String head, String body) {
    return """
    <!doctype html><html lang="%s"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>%s</title>%s<style>%s</style></head>
    <body><header class="notice">%s</header>%s</body></html>
    """
        .formatted(language, escape(title), head, STYLE, escape(notice), body);
  }

  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
