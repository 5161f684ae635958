package live.maguey.cli.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Holds an answer against its example: the same fields of the same types with equal values. What
/// is another each time must be of one form in both; what may be is all in this file.
final class Likeness {
  private static final Pattern TIME_OF_DAY = Pattern.compile("\\b\\d\\d:\\d\\d\\b");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern ORDER = Pattern.compile("MGY-[0-9A-Z]{4}-[0-9A-Z]{2}");
  private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9-]{8,64}");

  /// By the field's name, whatever object it is in. Two values that are not both of the form must
  /// be equal, so that a `code` may be a ticket's or a problem's.
  private static final Map<String, Pattern> VARIES =
      Map.ofEntries(
          Map.entry("reference", ORDER),
          Map.entry("party", ORDER),
          Map.entry("token", Pattern.compile("[A-Za-z0-9_.-]{20,}")),
          Map.entry(
              "page",
              Pattern.compile("https?://[^/]+/(orders/[A-Za-z0-9_.-]{20,}|events/noche-de-humo)")),
          Map.entry("checkoutUrl", Pattern.compile("https?://[^/]+/.+")),
          Map.entry("id", Pattern.compile("[0-9a-f-]{36}")),
          Map.entry("number", Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}")),
          Map.entry("code", Pattern.compile("[0-9A-Z]{100,}")),
          Map.entry(
              "svg", Pattern.compile("(?s)<svg .*</svg>\\s*|.*/[0-9A-Z]{4}-[0-9A-Z]{4}\\.svg")),
          Map.entry("image/svg+xml", Pattern.compile("(?s)<svg .*</svg>\\s*")),
          Map.entry("requestId", REQUEST),
          Map.entry("instance", Pattern.compile("urn:maguey:request:" + REQUEST)),
          Map.entry("date", DAY),
          Map.entry("dateLine", Pattern.compile("[A-Z][a-z]{2} \\d{1,2} [A-Z][a-z]{2}")),
          Map.entry("retryAfter", NUMBER),
          Map.entry("millis", NUMBER),
          Map.entry("ticketsIn", NUMBER),
          Map.entry("sold", NUMBER),
          Map.entry("in", NUMBER));

  private final List<String> differences = new ArrayList<>();

  private Likeness() {}

  /// @param name of the whole, for a body that is no object
  static List<String> differences(String name, JsonNode example, JsonNode answer) {
    Likeness likeness = new Likeness();
    likeness.compare("", name, example, answer);
    return likeness.differences;
  }

  private void compare(String path, String name, JsonNode example, JsonNode answer) {
    if (example.getNodeType() != answer.getNodeType()) {
      differs(path, example, answer);
    } else if (example.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      example.fieldNames().forEachRemaining(names::add);
      answer.fieldNames().forEachRemaining(names::add);
      names.forEach(
          field -> compare(path + "/" + field, field, example.path(field), answer.path(field)));
    } else if (example.isArray() && example.size() == answer.size()) {
      Iterator<JsonNode> answers = answer.iterator();
      int i = 0;
      for (JsonNode item : example) {
        compare(path + "/" + i++, name, item, answers.next());
      }
    } else if (!example.equals(answer) && !isVariation(name, example, answer)) {
      differs(path, example, answer);
    }
  }

  private void differs(String path, JsonNode example, JsonNode answer) {
    differences.add(path + ": the contract shows " + example + ", the answer is " + answer);
  }

  private static boolean isVariation(String name, JsonNode example, JsonNode answer) {
    if (!example.isValueNode()) {
      return false;
    }
    String shown = example.asText();
    String told = answer.asText();
    if (isTime(shown) && isTime(told)) {
      return true;
    }
    Pattern form = VARIES.get(name);
    if (form != null && form.matcher(shown).matches() && form.matcher(told).matches()) {
      return true;
    }
    return name.equals("line")
        && TIME_OF_DAY
            .matcher(shown)
            .replaceAll("")
            .equals(TIME_OF_DAY.matcher(told).replaceAll(""));
  }

  private static boolean isTime(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeException not) {
      return false;
    }
  }
}
