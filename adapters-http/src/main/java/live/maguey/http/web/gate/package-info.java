/// The gate's one page, as a record for its template ([GatePageRoutes]); its behavior is in the
/// browser (`web/gate/*.js`).
@NullMarked
package live.maguey.http.web.gate;

import org.jspecify.annotations.NullMarked;
