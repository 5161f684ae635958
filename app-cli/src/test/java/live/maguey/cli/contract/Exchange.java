package live.maguey.cli.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A request and its answer, to be read: what is another each time stands as `<word>`, JSON is
/// indented, headers are sorted, and a file is told by its type.
///
/// @param headers of the request, name, value, name, value, …
record Exchange(
    String method, String path, List<String> headers, String body, HttpResponse<String> answer) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// They tell of the connection, not of the answer.
  private static final Set<String> OF_THE_WIRE =
      Set.of("date", "connection", "content-length", "transfer-encoding");

  private static final String UUID = "\\b[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}\\b";

  private static final Pattern READABLE =
      Pattern.compile("application/(problem\\+)?json|text/(html|plain|calendar)|application/xml");

  /// A page drawn from `openapi.yaml`, which is there to be read.
  private static final String CONTRACT = "/api";

  private static final String MONTHS =
      "January|February|March|April|May|June|July|August|September|October|November|December|Jan|"
          + "Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|enero|febrero|marzo|abril|mayo|junio|"
          + "julio|agosto|septiembre|octubre|noviembre|diciembre|ene|abr|ago|dic|"
          + "feb|mar|jun|jul|sep|sept|oct|nov";

  /// In this order.
  private static final List<Mask> MASKS =
      List.of(
          mask("http://(localhost|127\\.0\\.0\\.1):\\d+", "<site>"),
          mask("urn:maguey:request:[A-Za-z0-9._:-]+", "urn:maguey:request:<request>"),
          mask("(\"requestId\" : )\"[^\"]+\"", "$1\"<request>\""),
          mask("(?i)(x-request-id|stripe-signature|svix-signature|svix-timestamp): .*", "$1: <…>"),
          mask("0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c0(\\d)", "<tier-$1>"),
          mask("gate-" + UUID, "<device>"),
          mask(UUID, "<id>"),
          mask(
              "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?[0-9.]*(Z|[+-]\\d\\d:\\d\\d)", "<time>"),
          mask("\\b\\d{8}T\\d{6}Z?\\b", "<time>"),
          mask("\\b\\d{4}-\\d\\d-\\d\\d\\b", "<day>"),
          mask("\\b\\d{1,2} (de )?(" + MONTHS + ")\\b", "<date>"),
          mask("\\b(" + MONTHS + ")\\b", "<month>"),
          mask("MGY-?[0-9A-Z]{4}-?[0-9A-Z]{2}\\b", "<order>"),
          mask("\\b[0-9A-Z]{120,}\\b", "<code>"),
          mask("\\b[A-Z2-9]{4}-[A-Z2-9]{4}\\b", "<number>"),
          mask("MFkwEwYHKoZIzj0CAQ[A-Za-z0-9+/=]+", "<key>"),
          mask("(?i)(gate-nonce: )[\\w-]+", "$1<nonce>"),
          mask("cs_[A-Za-z0-9_]+", "<session>"),
          mask("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])", "<token>"),
          mask("( data-seconds=\"|role=\"timer\">)[\\d:]+", "$1…"),
          mask("( d=\")[^\"]+", "$1…"),
          mask("/assets/[0-9a-f]{12}/", "/assets/<version>/"),
          mask("(\"millis\" : )\\d+", "$1<n>"),
          mask("(?i)(retry-after: |\"retryAfter\" : )\\d+", "$1<seconds>"));

  private record Mask(Pattern form, String word) {}

  private static Mask mask(String form, String word) {
    return new Mask(Pattern.compile(form), word);
  }

  String text() {
    StringBuilder text = new StringBuilder(method + " " + path + "\n");
    for (int i = 0; i < headers.size(); i += 2) {
      text.append(headers.get(i)).append(": ").append(headers.get(i + 1)).append('\n');
    }
    if (!body.isEmpty()) {
      text.append('\n').append(readable(body, header(headers, "Content-Type"))).append('\n');
    }
    text.append("\n---\n").append(answer.statusCode()).append('\n');
    sorted(answer.headers().map())
        .forEach((name, values) ->
            values.stream()
                .sorted()
                .forEach(value -> text.append(name).append(": ").append(value).append('\n')));
    if (!answer.body().isEmpty()) {
      String type = answer.headers().firstValue("Content-Type").orElse("");
      text.append('\n').append(readable(answer.body(), type)).append('\n');
    }
    return masked(text.toString());
  }

  /// Without its query.
  String address() {
    return URI.create(path).getPath();
  }

  private static Map<String, List<String>> sorted(Map<String, List<String>> headers) {
    Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> {
      if (!OF_THE_WIRE.contains(name.toLowerCase(Locale.ROOT))) {
        sorted.put(name, values);
      }
    });
    return sorted;
  }

  private static String header(List<String> headers, String name) {
    int at = headers.indexOf(name);
    return at < 0 ? "" : headers.get(at + 1);
  }

  private String readable(String body, String type) {
    if (type.contains("json")) {
      try {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(body));
      } catch (IOException notJson) {
        return body;
      }
    }
    if (type.contains("form")) {
      return Arrays.stream(body.split("&")).collect(Collectors.joining("\n& "));
    }
    if (!READABLE.matcher(type).lookingAt()
        || type.contains("version=0.0.4")
        || address().equals(CONTRACT)) {
      return "(" + type + ")";
    }
    return body.replace("\r\n ", "")
        .replace("\r\n", "\n")
        .lines()
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String masked(String text) {
    String masked = text;
    for (Mask mask : MASKS) {
      masked = mask.form().matcher(masked).replaceAll(mask.word());
    }
    return masked;
  }
}
