package live.maguey.http.web.shop;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.maguey.events.Event;
import live.maguey.http.Client;

/// A browser as far as the shop needs one: keeps cookies, fills in forms, follows nothing.
public final class Visitor {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

  private final Client client;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final List<String> headers = new ArrayList<>(List.of("Accept-Language", "en"));

  public Visitor(Client client) {
    this.client = client;
  }

  /// Sends a header with everything from now on.
  public Visitor with(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  public HttpResponse<String> get(String path) {
    return keep(client.get(path, headers()));
  }

  public HttpResponse<String> post(String path, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    return keep(client.form(path, form, headers()));
  }

  public HttpResponse<String> postJson(String path, String json) {
    headers.add("Idempotency-Key");
    headers.add(path + json.hashCode());
    return keep(client.post(path, json, headers()));
  }

  public HttpResponse<String> send(String method, String path) {
    return keep(client.send(method, path, HttpRequest.BodyPublishers.noBody(), headers()));
  }

  public String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  /// Opens the details form for places of the event's first tier and fills it in.
  public Map<String, String> form(Event event, int places) {
    HttpResponse<String> page = get(details(event, places));
    Map<String, String> fields = hidden(page);
    fields.put("name", "Elena Ruiz");
    fields.put("email", "elena@example.com");
    fields.put("age", "yes");
    return fields;
  }

  /// The whole way from the details form to its answer.
  public HttpResponse<String> buy(Event event, int places) {
    return post("/checkout", form(event, places));
  }

  public static String details(Event event, int places) {
    return "/events/"
        + event.slug()
        + "/details?tier."
        + event.tiers().getFirst().id()
        + "="
        + places;
  }

  /// What a form on a page would send by itself.
  public static Map<String, String> hidden(HttpResponse<String> page) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher input = HIDDEN.matcher(page.body());
    while (input.find()) {
      fields.put(input.group(1), input.group(2));
    }
    return fields;
  }

  public static URI location(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }

  private String[] headers() {
    List<String> all = new ArrayList<>(headers);
    if (!cookies.isEmpty()) {
      all.add("Cookie");
      all.add(
          cookies.entrySet().stream()
              .map(e -> e.getKey() + "=" + e.getValue())
              .collect(Collectors.joining("; ")));
    }
    return all.toArray(String[]::new);
  }

  private HttpResponse<String> keep(HttpResponse<String> answer) {
    for (String set : answer.headers().allValues("Set-Cookie")) {
      String pair = set.split(";", 2)[0];
      cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
