/// Signing, verifying and drawing codes: [JMH](https://github.com/openjdk/jmh).
@NullMarked
package live.maguey.benchmarks.codes;

import org.jspecify.annotations.NullMarked;
