/// The trail and the alerts.
@NullMarked
package live.maguey.persistence.audit;

import org.jspecify.annotations.NullMarked;
