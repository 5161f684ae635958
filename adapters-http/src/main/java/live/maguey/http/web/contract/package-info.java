/// The contract for people: `openapi.yaml` as a page, with the examples that a test carries out.
@NullMarked
package live.maguey.http.web.contract;

import org.jspecify.annotations.NullMarked;
