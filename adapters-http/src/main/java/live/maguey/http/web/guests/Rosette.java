package live.maguey.http.web.guests;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A table as a flower: one leaf for each seat, the host's at the top.
///
/// @param leaves clockwise
/// @param figure in its heart
public record Rosette(List<Leaf> leaves, int figure) {
  /// So many leaves touch one another at their full width.
  private static final int WIDE = 8;

  /// What a leaf shows of its seat.
  public enum Look {
    IN,
    NAMED,
    FREE,
    VOID;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param transform of a leaf that points up from the middle, as in SVG
  public record Leaf(Look look, String transform) {}

  /// @param looks of the seats in their order
  static Rosette of(List<Look> looks, int figure) {
    double slim = Math.min(1, (double) WIDE / looks.size());
    return new Rosette(
        IntStream.range(0, looks.size())
            .mapToObj(i ->
                new Leaf(
                    looks.get(i),
                    String.format(
                        Locale.ROOT, "rotate(%.1f) scale(%.2f 1)", 360.0 * i / looks.size(), slim)))
            .toList(),
        figure);
  }
}
