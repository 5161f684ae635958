/// What can be set, where it is set, and what is wrong with it.
///
/// Each part of [ServiceConfig] reads its settings from a [SettingReader] and declares them by
/// reading: key, shape, default and meaning stand once, beside the value they become. The list of
/// all settings is such a reading without values. [KnownSettings] is the one view of what the
/// [SettingSources] have set: it gives the parts, or every fault at once.
@NullMarked
package live.maguey.api.settings;

import org.jspecify.annotations.NullMarked;
