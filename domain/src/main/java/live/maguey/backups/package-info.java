/// Copies of all that the database holds, which bring it back after the worst night.
///
/// Driving ports: [LookUpBackups], [VerifyBackup], [RestoreBackup], [PruneBackups]. Driven ports:
/// [Backups], [BackupMaker], [RestoredDatabase]; what they need and lack is [CannotBackUp]. A
/// [Backup] with its [Manifest] is whole or not there (`BackupFolderTest`); what is restored has
/// the same [Contents] and keeps every invariant (`VerifyBackupTest`, with the real programs
/// `BackupIT`); of the [KeptBackups] are always the newest and the newest verified one
/// (`KeptBackupsTest`).
@NullMarked
package live.maguey.backups;

import org.jspecify.annotations.NullMarked;
