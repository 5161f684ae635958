/// The examples in `openapi.yaml`, each carried out.
@NullMarked
package live.maguey.cli.contract;

import org.jspecify.annotations.NullMarked;
