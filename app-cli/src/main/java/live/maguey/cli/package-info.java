/// The program `maguey`: one class per verb, each a thin caller of a use case with an exit code.
///
/// [Main] lists the commands and turns faults into sentences; [SettingsOptions] and [JsonOption]
/// are mixed into them, [Operations] opens the database for them, [Output] prints.
@NullMarked
package live.maguey.cli;

import org.jspecify.annotations.NullMarked;
