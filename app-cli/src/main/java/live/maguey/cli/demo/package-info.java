/// `maguey demo`: what a house to try things with needs.
@NullMarked
package live.maguey.cli.demo;

import org.jspecify.annotations.NullMarked;
