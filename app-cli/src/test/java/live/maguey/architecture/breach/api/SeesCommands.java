package live.maguey.architecture.breach.api;

import live.maguey.architecture.breach.cli.SqlCommand;

record SeesCommands(SqlCommand command) {}
