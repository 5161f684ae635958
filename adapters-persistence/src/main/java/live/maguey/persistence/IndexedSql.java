package live.maguey.persistence;

import java.util.ArrayList;
import java.util.List;

/// A statement as the driver takes it: `?` for each parameter.
///
/// @param names of the parameters in their order, one as often as the statement names it
record IndexedSql(String text, List<String> names) {
  IndexedSql {
    names = List.copyOf(names);
  }

  /// Strings, comments and casts (`::`) are left as they are.
  static IndexedSql of(String named) {
    StringBuilder text = new StringBuilder(named.length());
    List<String> names = new ArrayList<>();
    int at = 0;
    while (at < named.length()) {
      int end = end(named, at);
      if (named.charAt(at) == ':' && end > at + 1 && named.charAt(at + 1) != ':') {
        names.add(named.substring(at + 1, end));
        text.append('?');
      } else {
        text.append(named, at, end);
      }
      at = end;
    }
    return new IndexedSql(text.toString(), names);
  }

  /// Where the string, the comment, the parameter or the sign that begins here ends.
  private static int end(String named, int at) {
    return switch (named.charAt(at)) {
      case '\'' -> behind(named, "'", at + 1);
      case '-' -> named.startsWith("--", at) ? behind(named, "\n", at) : at + 1;
      case '/' -> named.startsWith("/*", at) ? behind(named, "*/", at + 2) : at + 1;
      case ':' -> named.startsWith("::", at) ? at + 2 : name(named, at + 1);
      default -> at + 1;
    };
  }

  private static int behind(String named, String last, int from) {
    int found = named.indexOf(last, from);
    return found < 0 ? named.length() : found + last.length();
  }

  private static int name(String named, int from) {
    if (from == named.length() || !Character.isJavaIdentifierStart(named.charAt(from))) {
      return from;
    }
    int end = from;
    while (end < named.length() && Character.isJavaIdentifierPart(named.charAt(end))) {
      end++;
    }
    return end;
  }
}
