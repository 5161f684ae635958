/// `maguey webhooks`: one class per verb.
@NullMarked
package live.maguey.cli.webhooks;

import org.jspecify.annotations.NullMarked;
