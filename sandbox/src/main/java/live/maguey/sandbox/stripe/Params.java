package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import live.maguey.sandbox.wire.Json;
import org.jspecify.annotations.Nullable;

/// Form-encoded nested parameters, `line_items[0][price_data][currency]=usd`, read with Stripe's
/// refusals.
final class Params {
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?=.{1,64}@)%s(\\.%s)*@(%s\\.)+(?![0-9]+$)%s".formatted(ATOM, ATOM, LABEL, LABEL));

  private final Map<String, String> values;

  private Params(Map<String, String> values) {
    this.values = values;
  }

  static Params parse(String encoded) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : encoded.split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      while (name.contains("[]")) {
        int index = 0;
        String open = name;
        do {
          name = open.replaceFirst("\\[]", "[" + index++ + "]");
        } while (values.containsKey(name));
      }
      values.put(name, value);
    }
    return new Params(values);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw StripeError.invalid(null, null, "Invalid %-encoding (" + text + ")");
    }
  }

  /// The same for the same parameters in any order.
  String fingerprint() {
    return new TreeMap<>(values).toString();
  }

  /// @param known names with every list index written `[]`; `metadata[*]` stands for any one key, a
  ///   trailing `[**]` for anything below
  Params refuseAllBut(Set<String> known) {
    List<String> unknown = new ArrayList<>();
    for (String name : values.keySet()) {
      if (!isKnown(name.replaceAll("\\[\\d+]", "[]"), known)) {
        unknown.add(name.endsWith("]") ? name.replaceAll("\\[\\d+]$", "") : name);
      }
    }
    if (!unknown.isEmpty()) {
      throw StripeError.invalid(
          "parameter_unknown",
          unknown.getFirst(),
          "Received unknown parameter%s: %s"
              .formatted(unknown.size() == 1 ? "" : "s", String.join(", ", unknown)));
    }
    return this;
  }

  private static boolean isKnown(String name, Set<String> known) {
    if (known.contains(name) || known.contains(name.replaceFirst("\\[[^\\[\\]]*]$", "[*]"))) {
      return true;
    }
    for (int bracket = name.indexOf('['); bracket >= 0; bracket = name.indexOf('[', bracket + 1)) {
      if (known.contains(name.substring(0, bracket) + "[**]")) {
        return true;
      }
    }
    return false;
  }

  boolean has(String name) {
    return values.containsKey(name)
        || values.keySet().stream().anyMatch(n -> n.startsWith(name + "["));
  }

  /// An empty value unsets at Stripe's updates and is refused at creations.
  @Nullable String text(String name) {
    String value = values.get(name);
    if (value != null && value.isEmpty()) {
      throw StripeError.invalid(
          "parameter_invalid_empty",
          name,
          "You passed an empty string for '%s'. We assume empty values are an attempt to unset a parameter; however '%s' cannot be unset. You should remove '%s' from your request or supply a non-empty value."
              .formatted(name, name, name));
    }
    return value;
  }

  @Nullable String text(String name, int longest) {
    String value = text(name);
    if (value != null && value.length() > longest) {
      throw StripeError.invalid(
          "parameter_invalid_string_maximum_length",
          name,
          "Invalid string: %s...; must be at most %d characters"
              .formatted(value.substring(0, Math.min(20, value.length())), longest));
    }
    return value;
  }

  /// As typed into a form: empty when left empty or missing.
  String typed(String name) {
    return values.getOrDefault(name, "").strip();
  }

  String required(String name) {
    String value = text(name);
    if (value == null) {
      throw missing(name);
    }
    return value;
  }

  String required(String name, int longest) {
    required(name);
    String value = text(name, longest);
    return value == null ? "" : value;
  }

  static long between(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw StripeError.invalid(
          "parameter_invalid_integer",
          name,
          value < least
              ? "This value must be greater than or equal to %d.".formatted(least)
              : "This value must be less than or equal to %d.".formatted(most));
    }
    return value;
  }

  static StripeError missing(String name) {
    return StripeError.invalid("parameter_missing", name, "Missing required param: " + name + ".");
  }

  @Nullable String oneOf(String name, List<String> allowed) {
    String value = text(name);
    if (value != null && !allowed.contains(value)) {
      throw notOneOf(name, allowed);
    }
    return value;
  }

  private static StripeError notOneOf(String name, List<String> allowed) {
    String last = allowed.getLast();
    List<String> before = allowed.subList(0, allowed.size() - 1);
    String all =
        switch (before.size()) {
          case 0 -> last;
          case 1 -> before.getFirst() + " or " + last;
          default -> String.join(", ", before) + ", or " + last;
        };
    return StripeError.invalid(null, name, "Invalid %s: must be one of %s".formatted(name, all));
  }

  /// Like [#list], of nothing but these.
  List<String> someOf(String name, List<String> allowed) {
    List<String> found = list(name);
    for (int i = 0; i < found.size(); i++) {
      if (!allowed.contains(found.get(i))) {
        throw notOneOf(name + "[" + i + "]", allowed);
      }
    }
    return found;
  }

  /// @return null when nothing is said
  @Nullable Boolean flag(String name) {
    String value = text(name);
    if (value != null && !value.equals("true") && !value.equals("false")) {
      throw StripeError.invalid(null, name, "Invalid boolean: " + value);
    }
    return value == null ? null : Boolean.valueOf(value);
  }

  OptionalLong integer(String name) {
    String value = text(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (!value.matches("-?[0-9]{1,18}")) {
      throw StripeError.invalid("parameter_invalid_integer", name, "Invalid integer: " + value);
    }
    return OptionalLong.of(Long.parseLong(value));
  }

  long requiredInteger(String name) {
    return integer(name).orElseThrow(() -> missing(name));
  }

  @Nullable String url(String name) {
    String value = text(name, 5000);
    if (value != null && !isUrl(value)) {
      throw StripeError.invalid("url_invalid", name, "Not a valid URL");
    }
    return value;
  }

  private static boolean isUrl(String value) {
    try {
      URI uri = URI.create(value.replace("{CHECKOUT_SESSION_ID}", "cs"));
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Nullable String email(String name) {
    String value = text(name, 800);
    if (value != null && !EMAIL.matcher(value).matches()) {
      throw StripeError.invalid("email_invalid", name, "Invalid email address: " + value);
    }
    return value;
  }

  /// Every value of `name[0]`, `name[1]` and so on.
  List<String> list(String name) {
    List<String> found = new ArrayList<>();
    for (int i = 0; ; i++) {
      String value = values.get(name + "[" + i + "]");
      if (value == null) {
        return found;
      }
      found.add(value);
    }
  }

  /// How many `name[i]` objects there are.
  int count(String name) {
    int n = 0;
    while (has(name + "[" + n + "]")) {
      n++;
    }
    return n;
  }

  /// Every `name[key]` by its key, empty ones too.
  Map<String, String> keyed(String name) {
    Map<String, String> found = new LinkedHashMap<>();
    values.forEach((path, value) -> {
      if (path.startsWith(name + "[")) {
        found.put(path.substring(name.length() + 1, path.length() - 1), value);
      }
    });
    return found;
  }

  /// Whether the name itself is there, with whatever value.
  boolean isSaid(String name) {
    return values.containsKey(name);
  }

  /// What is said below a name, as an object of objects.
  ObjectNode below(String name) {
    ObjectNode found = Json.object();
    values.forEach((path, value) -> {
      if (path.startsWith(name + "[")) {
        String[] steps = path.substring(name.length() + 1, path.length() - 1).split("]\\[", -1);
        ObjectNode at = found;
        for (int i = 0; i < steps.length - 1; i++) {
          at = at.withObject("/" + steps[i]);
        }
        at.put(steps[steps.length - 1], value);
      }
    });
    return found;
  }
}
