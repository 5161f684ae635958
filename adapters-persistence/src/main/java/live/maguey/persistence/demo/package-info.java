/// A past that never happened, for the demo: rows as a season leaves them.
@NullMarked
package live.maguey.persistence.demo;

import org.jspecify.annotations.NullMarked;
