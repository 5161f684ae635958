/// The server, the lookalikes, PostgreSQL and the callers as processes of their own, so that it can
/// be told what each takes of the processor.
@NullMarked
package live.maguey.benchmarks.apart;

import org.jspecify.annotations.NullMarked;
