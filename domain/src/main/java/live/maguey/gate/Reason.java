package live.maguey.gate;

import java.util.Locale;

/// Why a scan was answered as it was, and with it the answer. The order is the order of precedence
/// at the gate.
public enum Reason {
  NOT_OURS(Verdict.REFUSE),
  TAMPERED(Verdict.REFUSE),
  /// Signed with a key that was revoked after it leaked.
  REVOKED_KEY(Verdict.REFUSE),
  UNKNOWN_KEY(Verdict.REFUSE),
  UNKNOWN_TICKET(Verdict.REFUSE),
  REISSUED(Verdict.REFUSE),
  REFUNDED(Verdict.REFUSE),
  /// Its event will not take place.
  CANCELLED(Verdict.REFUSE),
  VOID(Verdict.REFUSE),
  EVENT_OVER(Verdict.REFUSE),
  ANOTHER_EVENT(Verdict.REFUSE),
  NOT_OPEN(Verdict.REFUSE),
  ALREADY_USED(Verdict.REFUSE),
  /// Is inside by what was scanned, at an event where an exit is scanned before the next entry.
  NOT_SCANNED_OUT(Verdict.REFUSE),
  /// Its payment is disputed, and the venue does not admit such tickets.
  DISPUTED(Verdict.REFUSE),
  /// Good, but for another of the venue's doors.
  OTHER_ENTRANCE(Verdict.REFUSE),
  /// As many people are inside as the law allows: one out, one in.
  FULL(Verdict.REFUSE),
  /// At an exit: nobody came in with it.
  NEVER_IN(Verdict.REFUSE),
  /// At an exit: the guest who came in with it has left.
  ALREADY_OUT(Verdict.REFUSE),
  ADMITTED(Verdict.ADMIT),
  /// Comes back after its exit was scanned.
  READMITTED(Verdict.ADMIT),
  /// Was refused without an exit, and an operator let it in.
  LET_IN(Verdict.ADMIT),
  /// Is inside by what was scanned, and may come in again: nobody more is inside.
  ALREADY_INSIDE(Verdict.LOOK),
  /// Its payment is disputed, and the venue admits it anyway.
  ADMITTED_DISPUTED(Verdict.LOOK),
  /// More people are inside than the law allows, and the venue only warns.
  ADMITTED_FULL(Verdict.LOOK),
  /// More people are inside than the law allows, and a person at the gate answers for it.
  LET_IN_FULL(Verdict.ADMIT),
  LEFT(Verdict.OUT);

  private final Verdict verdict;

  Reason(Verdict verdict) {
    this.verdict = verdict;
  }

  public Verdict verdict() {
    return verdict;
  }

  public boolean admits() {
    return switch (verdict) {
      case ADMIT, LOOK -> true;
      case REFUSE, OUT -> false;
    };
  }

  /// How many people more are inside by a scan that was answered so: 1, 0 or -1.
  public int change() {
    return switch (this) {
      case ADMITTED, READMITTED, ADMITTED_DISPUTED, ADMITTED_FULL, LET_IN_FULL -> 1;
      case LEFT -> -1;
      default -> 0;
    };
  }

  /// As in the API and in the words of the gate: `already-used`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
