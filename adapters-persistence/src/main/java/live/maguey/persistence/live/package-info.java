/// Announcements over PostgreSQL's LISTEN and NOTIFY.
///
/// `PostgresAnnouncements` sends, `PostgresChanges` hears; each has a connection apart from the
/// pool, so neither is ever part of a business transaction nor waits for one. A NOTIFY takes a lock
/// of the whole server at its commit: inside a hold it would put all holds in a row.
@NullMarked
package live.maguey.persistence.live;

import org.jspecify.annotations.NullMarked;
