/// Https on this machine's own address, for phones: they give a page a camera nowhere else.
@NullMarked
package live.maguey.cli.https;

import org.jspecify.annotations.NullMarked;
