package live.maguey.api.settings;

import java.nio.file.Path;
import java.time.Duration;
import live.maguey.api.settings.Setting.Group;
import live.maguey.api.settings.Setting.Is;
import live.maguey.api.settings.Setting.Meaning;
import live.maguey.api.settings.Setting.Or;
import org.jspecify.annotations.Nullable;

/// Where backups are kept, for whom, and how often there has to be one; none where no folder is
/// set.
@Group("backups")
public record BackupSettings(
    @Meaning("the folder that backups are kept in; no backups if not set") @Nullable Path folder,
    @Meaning("the public key that backups are encrypted to, from `age-keygen`")
        @Is(Shape.Kind.AGE_RECIPIENT)
        @Nullable String recipient,
    @Meaning("how old the newest backup may become before it is an alert") @Or("26h")
        Duration allowedAge) {}
