package live.maguey.http.connections;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// HTTP/1.0, which nginx speaks to its upstream unless it is told otherwise, and which Helidon
/// refuses: the head of a connection's first request is rewritten as one of HTTP/1.1 that closes
/// the connection. Answers of a known length mean the same in both.
final class OldProtocol {
  /// More than Helidon takes for a head.
  private static final int LONGEST_HEAD = 20 * 1024;

  private static final String OLD = " HTTP/1.0";
  private static final String NEW = " HTTP/1.1";
  private static final String LINE = "\r\n";

  private final Supplier<byte @Nullable []> source;
  private volatile boolean old;

  OldProtocol(Supplier<byte @Nullable []> source) {
    this.source = source;
  }

  boolean isOld() {
    return old;
  }

  /// The first bytes of the connection, as many as came at once, or the whole rewritten head.
  ///
  /// @return null when nothing comes
  byte @Nullable [] read() {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (head.size() <= LONGEST_HEAD) {
      byte[] more = source.get();
      if (more == null) {
        return head.size() == 0 ? null : head.toByteArray();
      }
      head.writeBytes(more);
      String text = head.toString(ISO_8859_1);
      int line = text.indexOf(LINE);
      if (line >= 0 && !text.startsWith(OLD, line - OLD.length())) {
        return head.toByteArray();
      }
      int end = text.indexOf(LINE + LINE);
      if (line >= 0 && end >= 0) {
        old = true;
        return rewritten(text.substring(0, end), text.substring(end)).getBytes(ISO_8859_1);
      }
    }
    return head.toByteArray();
  }

  /// @param rest from the empty line on
  private static String rewritten(String head, String rest) {
    List<String> lines = head.lines().toList();
    // HTTP/1.0 has no chunks; a client that mixes both wants to confuse two readers.
    if (lines.stream().anyMatch(line -> is(line, "transfer-encoding"))) {
      return head + rest;
    }
    String request = lines.getFirst();
    Stream<String> kept =
        lines.stream().skip(1).filter(line -> !is(line, "connection") && !is(line, "expect"));
    Stream<String> host =
        lines.stream().anyMatch(line -> is(line, "host"))
            ? Stream.empty()
            : Stream.of("Host: localhost");
    return String.join(
            LINE,
            Stream.of(
                    Stream.of(request.substring(0, request.length() - OLD.length()) + NEW),
                    kept,
                    host,
                    Stream.of("Connection: close"))
                .flatMap(part -> part)
                .toList())
        + rest;
  }

  private static boolean is(String line, String header) {
    return line.toLowerCase(Locale.ROOT).startsWith(header + ":");
  }
}
