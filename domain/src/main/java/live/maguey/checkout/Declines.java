package live.maguey.checkout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import live.maguey.shared.Language;

/// What a decline means: for the customer in both languages, and for staff. The table is
/// `declines.tsv`; a code that is not in it reads as `generic_decline`.
///
/// Codes: <https://docs.stripe.com/declines/codes>. Some (lost, stolen, fraudulent) must look the
/// same to the customer; Stripe asks for that.
public final class Declines {
  /// @param code Stripe's decline code, or its error code where it gives none
  public record Decline(String code, String english, String spanish, String staff) {
    public String customer(Language language) {
      return switch (language) {
        case EN -> english;
        case ES -> spanish;
      };
    }
  }

  private static final Map<String, Decline> TABLE = read();

  private Declines() {}

  public static Decline of(String code) {
    return TABLE.getOrDefault(code, Objects.requireNonNull(TABLE.get("generic_decline")));
  }

  public static Map<String, Decline> table() {
    return TABLE;
  }

  private static Map<String, Decline> read() {
    try (InputStream in =
        Objects.requireNonNull(Declines.class.getResourceAsStream("declines.tsv"))) {
      Map<String, Decline> table = new LinkedHashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .forEach(c -> table.put(c[0], new Decline(c[0], c[1], c[2], c[3])));
      return Map.copyOf(table);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
