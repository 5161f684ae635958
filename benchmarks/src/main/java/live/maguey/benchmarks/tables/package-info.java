/// Holds of tables, and how soon an open floor plan shows one.
@NullMarked
package live.maguey.benchmarks.tables;

import org.jspecify.annotations.NullMarked;
