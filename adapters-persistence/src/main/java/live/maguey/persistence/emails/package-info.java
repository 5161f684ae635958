/// The outbox.
@NullMarked
package live.maguey.persistence.emails;

import org.jspecify.annotations.NullMarked;
