package live.maguey.shared;

import java.util.List;

/// Texts of one line that an owner or a guest may type, and that break what does not escape, quote,
/// fold or measure. Each fits a title.
public final class HardTexts {
  public static final List<String> ALL =
      List.of(
          "\"Tú & yo\" <b>'vs'</b>",
          "</script><script>alert(1)</script>",
          "--><img src=x onerror=alert(1)>",
          "=cmd|'/C calc'!A0",
          "Noche 🌵 👩‍👩‍👧 de la Ñusta",
          "Zoe\u0308 y Ine\u0301s",
          "Llanfair".repeat(9),
          "ليلة الدخان",
          "back\\slash, comma; semicolon: 100% {0} ${x} #{y} %s",
          "Subject: x Bcc: y@z.example");

  private HardTexts() {}
}
