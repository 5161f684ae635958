package live.maguey.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Something that can be made to happen in a lookalike: one entry, and the page, the command line
/// and load from another process all have it.
///
/// @param name in lower case with hyphens, the last part of its route
/// @param says what it does, in half a sentence
/// @param act takes the values of the fields, each as text, and answers with what came of it
public record Drill(String name, String says, List<Field> fields, Function<Given, JsonNode> act) {

  /// @param says what belongs in there
  /// @param choices all that is taken, empty for any text
  /// @param needed refused when it is left out
  public record Field(String name, String says, List<String> choices, boolean needed) {
    public static Field needed(String name, String says) {
      return new Field(name, says, List.of(), true);
    }

    public static Field needed(String name, String says, List<String> choices) {
      return new Field(name, says, choices, true);
    }

    public static Field open(String name, String says) {
      return new Field(name, says, List.of(), false);
    }
  }

  /// The values of the fields that were given; a blank one was not.
  public record Given(Map<String, String> values) {
    public Given {
      values = Map.copyOf(values);
    }

    public String text(String field) {
      return values.getOrDefault(field, "");
    }

    public boolean isTrue(String field) {
      return Boolean.parseBoolean(text(field));
    }

    public boolean has(String field) {
      return values.containsKey(field);
    }

    /// @throws IllegalStateException when it is not a whole number from 0
    public int number(String field) {
      try {
        return Integer.parseUnsignedInt(text(field));
      } catch (NumberFormatException e) {
        throw new IllegalStateException(
            field + " must be a whole number from 0, not " + text(field));
      }
    }
  }

  /// @throws IllegalStateException with one readable sentence when a field is missing, unknown, or
  ///   has a value that is not one of its choices
  JsonNode run(Map<String, String> values) {
    for (String name : values.keySet()) {
      if (fields.stream().noneMatch(f -> f.name().equals(name))) {
        throw new IllegalStateException(this.name + " has no field " + name + usage());
      }
    }
    for (Field field : fields) {
      String value = values.get(field.name());
      if (value == null && field.needed()) {
        throw new IllegalStateException(field.name() + " is missing: " + field.says() + usage());
      }
      if (value != null && !field.choices().isEmpty() && !field.choices().contains(value)) {
        throw new IllegalStateException(
            "%s is %s; choose from %s."
                .formatted(field.name(), value, String.join(", ", field.choices())));
      }
    }
    return act.apply(new Given(values));
  }

  private String usage() {
    return fields.isEmpty()
        ? "; it has none."
        : "; it has " + String.join(", ", fields.stream().map(Field::name).toList()) + ".";
  }
}
