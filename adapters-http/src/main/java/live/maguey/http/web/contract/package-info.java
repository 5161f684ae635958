/// The API contract: `openapi.yaml` as it is ([ContractRoutes]) and as a page
/// ([ContractPageRoutes]), with examples that a test runs.
@NullMarked
package live.maguey.http.web.contract;

import org.jspecify.annotations.NullMarked;
