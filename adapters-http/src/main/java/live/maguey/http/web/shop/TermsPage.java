package live.maguey.http.web.shop;

import live.maguey.http.web.Frame;

/// `GET /terms`: what a buyer agrees to by paying.
///
/// @param version as the order records it
/// @param holdMinutes how long places are kept while paying
public record TermsPage(Frame frame, String version, long holdMinutes) {}
