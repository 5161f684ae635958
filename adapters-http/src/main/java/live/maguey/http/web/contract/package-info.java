/// The API contract as a page: `openapi.yaml`, with examples that a test runs.
@NullMarked
package live.maguey.http.web.contract;

import org.jspecify.annotations.NullMarked;
