package live.maguey.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import live.maguey.tickets.Ticket;
import org.jspecify.annotations.Nullable;

/// The gate's verdicts as data, `verdicts.tsv`: a row for each reason, and one more where a table's
/// guests get another answer. The words are in the venue's voice.
public final class Verdicts {

  private static final String ANYBODY = "any";
  private static final String OF_A_TABLE = "table";
  private static final Map<String, Verdict> TABLE = read();

  private Verdicts() {}

  /// @param kind of the ticket, null without one
  public static Verdict of(Reason reason, Ticket.@Nullable Kind kind) {
    boolean table = kind == Ticket.Kind.HOST || kind == Ticket.Kind.GUEST;
    Verdict special = table ? TABLE.get(key(reason.code(), OF_A_TABLE)) : null;
    return special == null
        ? Objects.requireNonNull(TABLE.get(key(reason.code(), ANYBODY)))
        : special;
  }

  private static Map<String, Verdict> read() {
    try (InputStream in =
        Objects.requireNonNull(Verdicts.class.getResourceAsStream("verdicts.tsv"))) {
      Map<String, Verdict> table = new HashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .forEach(c -> table.put(key(c[0], c[1]), verdict(c)));
      return Map.copyOf(table);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Verdict verdict(String[] c) {
    return new Verdict(
        Reason.of(c[0]),
        Verdict.Field.valueOf(c[2].toUpperCase(Locale.ROOT)),
        new Verdict.Words(c[3], c[5], c[7]),
        new Verdict.Words(c[4], c[6], c[8]),
        c[9],
        Arrays.stream(c[10].split("-")).map(Integer::valueOf).toList());
  }

  private static String key(String reason, String kind) {
    return reason + " " + kind;
  }
}
