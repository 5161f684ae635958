/// What every command is made of: how it is asked ([Operation], [PagedListing], [WholeListing],
/// [Confirmation]), how it answers ([Report], [ExitCode], [Faults]), and the program that it
/// belongs to ([Program]).
@NullMarked
package live.maguey.cli.command;

import org.jspecify.annotations.NullMarked;
