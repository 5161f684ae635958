package live.maguey.posters;

/// Prints posters. The same poster, sizes and options give the same bytes on every machine.
///
/// Sizes are pixels, which are the drawing's units as well: the plant is composed for this shape of
/// paper.
public interface PosterPress {
  /// An SVG document of one line.
  ///
  /// @param grain the tooth of the paper; leave it off below 300 pixels, where it only costs
  String svg(Poster poster, int width, int height, boolean grain);

  /// A PNG, without grain.
  byte[] png(Poster poster, int width, int height);

  /// A PNG of few colors, for lists: about 8 KB at 144 by 180.
  byte[] thumbnail(Poster poster, int width, int height);

  /// A PNG that fades into its paper.
  ///
  /// @param head how far the paper reaches into the picture from above, @param foot from below
  byte[] fading(Poster poster, int width, int height, int head, int foot);
}
