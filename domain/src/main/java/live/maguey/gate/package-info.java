/// Who may walk in and out, decided once.
///
/// Driving ports: [AdmitGuest], [VerifyCode], [WatchEvent], [LetIn], [SetReentry]. Driven ports:
/// [Admissions], [ReentryRules], [ScanLog]. What a gate answers is [GateRule], and every store
/// answers so (`verdicts.csv`, `ReentryContract`). Invariants: a ticket admits once, however many
/// gates ask at the same moment; every attempt is logged, refused ones too; a table is checked in
/// with its first pass and its arrivals are its admitted passes (`CheckInContract`,
/// `CheckInRaceIT`); a pass is inside once or not at all, whatever gates and exits scan at the same
/// moment (`ReentryContract`, `ReentryRaceIT`); a repeated scan gets the same verdict again, and
/// another scan under its id none (`AdmissionsContract`, `AdmissionRaceIT`); a number admits only
/// when a person typed it (`AdmitGuestTest`); where the venue refuses at its number, never more
/// people are inside ([EntryRules], `FullRaceIT`). A scan's [Reason] has its [Verdict]
/// (`ReasonTest`); words and sounds are the page's.
@NullMarked
package live.maguey.gate;

import org.jspecify.annotations.NullMarked;
