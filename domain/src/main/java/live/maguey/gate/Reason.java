package live.maguey.gate;

import java.util.Locale;

/// Why a scan was answered as it was. The order is the order of precedence at the gate; the table
/// `verdicts.tsv` says for each which field is shown and with which words.
public enum Reason {
  NOT_OURS,
  TAMPERED,
  /// Signed with a key that was revoked after it leaked.
  REVOKED_KEY,
  UNKNOWN_KEY,
  UNKNOWN_TICKET,
  REISSUED,
  REFUNDED,
  /// Its night will not take place.
  CANCELLED,
  VOID,
  EVENT_OVER,
  ANOTHER_EVENT,
  NOT_OPEN,
  ALREADY_USED,
  /// Its payment is disputed, and the venue does not admit such tickets.
  DISPUTED,
  ADMITTED,
  READMITTED,
  /// Its payment is disputed, and the venue admits it anyway.
  ADMITTED_DISPUTED;

  public boolean admits() {
    return this == ADMITTED || this == READMITTED || this == ADMITTED_DISPUTED;
  }

  /// As in the API and in `verdicts.tsv`: `already-used`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Reason of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
