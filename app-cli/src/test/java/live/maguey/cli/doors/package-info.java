/// What stands in front of the server, and who leans on its doors: proxies, slow clients, crowds.
@NullMarked
package live.maguey.cli.doors;

import org.jspecify.annotations.NullMarked;
