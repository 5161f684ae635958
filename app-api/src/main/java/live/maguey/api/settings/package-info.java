/// What can be set, where it is set, and what is wrong with it.
///
/// Each part of [ServiceConfig] is a record: a component's name is the key, its type the shape of
/// the value, its annotations say the default, the bounds and the meaning. From these [Setting]
/// lists all that can be set. [KnownSettings] is the one view of what the [SettingSources] have
/// set: it gives the records, or every fault at once.
@NullMarked
package live.maguey.api.settings;

import org.jspecify.annotations.NullMarked;
