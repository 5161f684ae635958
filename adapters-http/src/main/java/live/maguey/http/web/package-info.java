/// What all pages share: their files ([WebAssets]), their posters ([PosterPrints]), their dates and
/// times ([Times]), what a browser stores for them ([Cookies]), and the frame around every page
/// ([Pages], [Frame]), and what goes wrong in their scripts ([BrowserErrorRoutes]).
///
/// Nothing here knows a route of the shop or the gate. Invariants: both languages have the same
/// keys and every key used exists (`PageWordsTest`); every file is served under its content's hash
/// and never changes there (`WebAssetsTest`).
@NullMarked
package live.maguey.http.web;

import org.jspecify.annotations.NullMarked;
