/// A made-up past for the demo: the rows that a season leaves behind.
@NullMarked
package live.maguey.persistence.demo;

import org.jspecify.annotations.NullMarked;
