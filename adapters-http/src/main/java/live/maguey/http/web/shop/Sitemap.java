package live.maguey.http.web.shop;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import live.maguey.shared.Language;

/// Tells search engines each page in each of its languages ([sitemaps with
/// languages](https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap)).
final class Sitemap {
  private Sitemap() {}

  /// @param addresses absolute, without a query and without anything that XML would escape
  static String of(List<String> addresses) {
    return addresses.stream()
        .flatMap(
            address -> Arrays.stream(Language.values()).map(language -> page(address, language)))
        .collect(
            Collectors.joining(
                "",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
                xmlns:xhtml="http://www.w3.org/1999/xhtml">
                """,
                "</urlset>\n"));
  }

  private static String page(String address, Language language) {
    String others =
        Arrays.stream(Language.values())
            .map(other -> alternate(other.tag(), in(address, other)))
            .collect(Collectors.joining());
    return "<url><loc>%s</loc>%s%s</url>\n"
        .formatted(in(address, language), others, alternate("x-default", in(address, Language.EN)));
  }

  private static String alternate(String tag, String address) {
    return "<xhtml:link rel=\"alternate\" hreflang=\"%s\" href=\"%s\"/>".formatted(tag, address);
  }

  private static String in(String address, Language language) {
    return address + "?lang=" + language.tag();
  }
}
