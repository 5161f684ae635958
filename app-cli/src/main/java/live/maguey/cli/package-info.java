/// `maguey`, the one program: [Main] is the list of its commands. What they share is in `command`;
/// each group of commands has the word of its capability.
@NullMarked
package live.maguey.cli;

import org.jspecify.annotations.NullMarked;
