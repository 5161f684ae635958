/// `maguey demo`: data to try Maguey with.
@NullMarked
package live.maguey.cli.demo;

import org.jspecify.annotations.NullMarked;
