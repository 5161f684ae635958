package live.maguey.shared;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Every kind of mail address that somebody may type, once: what the form takes and every later
/// output must carry, and what the form must refuse.
public final class MailAddresses {
  private static final String LONGEST_LOCAL = "x".repeat(64);
  private static final String LABEL = "d".repeat(61) + ".";

  /// @param stored what every transport and provider gets
  public record Taken(String typed, String stored) {
    public EmailAddress address() {
      return EmailAddress.parse(typed);
    }

    /// Other ways in which its owner may type it.
    public Stream<String> spellings() {
      EmailAddress address = address();
      return Stream.of(
          typed,
          stored,
          stored.toUpperCase(Locale.ROOT),
          address.readable(),
          " \u200b" + stored + "\u00a0\t");
    }

    @Override
    public String toString() {
      return typed;
    }
  }

  public static final List<Taken> TAKEN =
      Stream.concat(
              Stream.of(
                      "ines@example.org",
                      "ines.robles+maguey@mail.example.co.uk",
                      "Ines@Example.ORG",
                      "1@2.fm",
                      "a@b-c.example",
                      LONGEST_LOCAL + "@example.org",
                      LONGEST_LOCAL + "@" + LABEL.repeat(2) + "d".repeat(61) + ".org",
                      "a@" + "l".repeat(63) + ".com",
                      "o'hara@example.com",
                      "'tavo'@example.com",
                      "50%off@example.com",
                      "_a%@example.com",
                      "=1+1@example.com",
                      "+15125550100@example.com",
                      "-a@example.com",
                      "=cmd|'/c'!a0@example.com",
                      "#a&b/c?d^e`f{g}|h~i*$!@example.com",
                      "{0}${x}@example.com",
                      "a@xn--mnchen-3ya.de")
                  .map(typed -> new Taken(typed, typed)),
              Stream.of(
                  new Taken("a@münchen.de", "a@xn--mnchen-3ya.de"),
                  new Taken("a@MÜNCHEN.DE", "a@xn--mnchen-3ya.DE"),
                  new Taken("a@mu\u0308nchen.de", "a@xn--mnchen-3ya.de"),
                  new Taken("a@пример.рф", "a@xn--e1afmkfd.xn--p1ai"),
                  new Taken("a@例え。jp", "a@xn--r8jz45g.jp"),
                  new Taken("a@ısparta.example", "a@xn--sparta-o9a.example"),
                  new Taken("ａｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "ana@example.com"),
                  new Taken("\u202aines@example.org\u202c", "ines@example.org"),
                  new Taken("ines@example.org\u00a0", "ines@example.org")))
          .toList();

  /// For letters before the `@` that are not ASCII; the sentence says so.
  public static final List<String> OTHER_LETTERS =
      List.of(
          "josé@example.com",
          "josé@münchen.de",
          "ınes@example.com",
          "İnes@example.com",
          "例@example.com");

  public static final List<String> REFUSED =
      List.of(
          " ",
          "ines",
          "ines@",
          "@example.org",
          "@sum@example.org",
          "ines@example",
          "ines@example.o",
          "ines@example.org.",
          "ines@.org",
          "ines@example..org",
          "ines..robles@example.org",
          "ines@@example.org",
          "ines@a@example.org",
          "ines robles@example.org",
          "Ines <ines@example.org>",
          "<ines@example.org>",
          "mailto:ines@example.org",
          "ines@example.org,tavo@example.org",
          "ines@example.org;tavo@example.org",
          "ines@example.org\r\nBcc: all@example.org",
          "ines\r\nRCPT TO:<all@example.org>@example.org",
          "ines\u0000@example.org",
          "ines\u007f@example.org",
          "ines\u00a0robles@example.org",
          "ines@exam\u2028ple.org",
          ".dot@example.com",
          "dot.@example.com",
          "a@exa_mple.com",
          "a@-bad.example.com",
          "a@bad-.example.com",
          "a@straße.de",
          "a@example.123",
          "a@192.0.2.1",
          "a@[192.0.2.1]",
          "a@" + "l".repeat(64) + ".com",
          LONGEST_LOCAL + "x@example.org",
          LONGEST_LOCAL + "@" + LABEL.repeat(2) + "d".repeat(62) + ".org",
          "\"quoted\"@example.com",
          "\"a b\"@example.com",
          "a\\b@example.com",
          "a(b)@example.com",
          "<script>@example.com");

  private MailAddresses() {}

  public static List<Taken> taken() {
    return TAKEN;
  }

  public static Stream<String> refused() {
    return Stream.concat(REFUSED.stream(), OTHER_LETTERS.stream());
  }
}
