/// The shop's pages as records of finished strings, one per template in `src/main/jte/shop`.
///
/// The caller says everything in the reader's language and time zone; a template decides only where
/// it stands. Every state of a page is a case here and is drawn by `ShopTemplatesTest`.
@NullMarked
package live.maguey.http.web.shop;

import org.jspecify.annotations.NullMarked;
