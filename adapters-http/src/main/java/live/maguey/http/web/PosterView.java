package live.maguey.http.web;

/// A poster as pages use it; made by [PosterPrints#view].
///
/// @param svg address of the poster, 4 by 5
/// @param tall the same for the side of a wide screen, 5 by 9
/// @param strip the same, lying, for the head of a ticket
/// @param thumb address of a small picture
/// @param preview address of a picture for link previews, 1200 by 630
/// @param ink key of the ink set, for `data-ink`
/// @param lightPaper whether the title stands dark on it
public record PosterView(
    String svg,
    String tall,
    String strip,
    String thumb,
    String preview,
    String ink,
    boolean lightPaper) {}
