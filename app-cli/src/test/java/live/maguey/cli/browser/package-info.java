/// The server in a real Chromium, from the list of events to the verdict at the gate.
@NullMarked
package live.maguey.cli.browser;

import org.jspecify.annotations.NullMarked;
