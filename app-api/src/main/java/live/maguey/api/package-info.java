/// The service in one process: what it is told ([ServiceConfig]), and what is wired from it.
@NullMarked
package live.maguey.api;

import org.jspecify.annotations.NullMarked;
