package live.maguey.http.web;

/// A poster as pages use it; made by [PosterPrints#view].
///
/// @param svg address of the poster, 4 by 5
/// @param thumb address of a small picture
/// @param preview address of a picture for link previews, 1200 by 630
/// @param ink key of the ink set, for `data-ink`
/// @param lightPaper whether the title stands dark on it
public record PosterView(
    String svg, String thumb, String preview, String ink, boolean lightPaper) {}
