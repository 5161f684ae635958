/// `maguey load`: guests, scanners and webhooks as a busy night brings them, on a demo of its own.
/// The drivers among them are those of the benchmarks too.
@NullMarked
package live.maguey.cli.load;

import org.jspecify.annotations.NullMarked;
