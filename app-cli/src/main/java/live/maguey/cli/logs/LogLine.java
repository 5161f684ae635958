package live.maguey.cli.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.cli.command.Json;
import live.maguey.cli.command.Report;
import live.maguey.http.routing.LogContext;

/// One line of the log, of either form.
///
/// @param at when it was written
/// @param fields all of it, by their names in the log
record LogLine(Instant at, Map<String, Object> fields) {
  private static final TypeReference<LinkedHashMap<String, Object>> FIELDS =
      new TypeReference<>() {};

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

  private static final Pattern TEXT =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}) ([A-Z]+) +(\\S+) (.*)");

  private static final Set<String> SHOWN =
      Set.of(
          "time",
          "level",
          "logger",
          "message",
          "node",
          "release",
          "error",
          LogContext.REQUEST,
          LogContext.ORDER,
          LogContext.REFERENCE,
          LogContext.WORK,
          LogContext.ROUND);

  /// @return empty for what is no line of its own, as those of a stack trace
  static Optional<LogLine> parse(String line) {
    try {
      return line.startsWith("{") ? json(line) : text(line);
    } catch (JsonProcessingException | DateTimeException cutOff) {
      // The last line of a server that was killed.
      return Optional.empty();
    }
  }

  private static Optional<LogLine> json(String line) throws JsonProcessingException {
    Map<String, Object> fields = Json.MAPPER.readValue(line, FIELDS);
    return Optional.ofNullable(fields.get("time"))
        .map(time -> new LogLine(Instant.parse(time.toString()), fields));
  }

  private static Optional<LogLine> text(String line) {
    Matcher parts = TEXT.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Instant at = LocalDateTime.parse(parts.group(1), STAMP).toInstant(ZoneOffset.UTC);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("time", at.toString());
    fields.put("level", parts.group(2));
    fields.put("logger", parts.group(3));
    fields.put("message", parts.group(4));
    return Optional.of(new LogLine(at, fields));
  }

  /// All of it, as the servers write it.
  String json() {
    return Report.compact(fields);
  }

  String field(String name) {
    return String.valueOf(fields.getOrDefault(name, ""));
  }

  /// What an order's or a request's other lines are known by.
  Stream<String> names() {
    return Stream.of(LogContext.REQUEST, LogContext.ORDER, LogContext.REFERENCE)
        .map(this::field)
        .filter(name -> !name.isEmpty());
  }

  /// For people: the message, and the facts that are in none of the columns.
  String words() {
    String message = field("message");
    if (message.equals("request")) {
      return "%s %s %s, %s ms"
          .formatted(field("method"), field("route"), field("status"), field("duration_ms"));
    }
    String more =
        fields.entrySet().stream()
            .filter(fact -> !SHOWN.contains(fact.getKey()))
            .map(fact -> " " + fact.getKey() + "=" + fact.getValue())
            .collect(Collectors.joining());
    String error = field("error");
    return message + more + (error.isEmpty() ? "" : ": " + error.lines().findFirst().orElse(""));
  }
}
