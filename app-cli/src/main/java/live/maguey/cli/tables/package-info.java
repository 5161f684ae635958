/// `maguey tables`: floor plans from files and back, and how the tables of an event stand.
@NullMarked
package live.maguey.cli.tables;

import org.jspecify.annotations.NullMarked;
