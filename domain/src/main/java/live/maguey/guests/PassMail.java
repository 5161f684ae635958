package live.maguey.guests;

import live.maguey.tickets.TicketId;

/// What one email to a guest is about: a pass, and why it is sent.
///
/// @param occasion one email for each: `1` to [Pass#MOST_MAILS] of the host's, `key 2` for a new
///   code since that key was revoked
public record PassMail(TicketId pass, String occasion) {
  /// @param no 1 to [Pass#MOST_MAILS]
  public static PassMail sent(TicketId pass, int no) {
    return new PassMail(pass, Integer.toString(no));
  }

  /// Whether the pass has a new code, and the venue says so.
  public boolean isRenewal() {
    return !occasion.matches("[1-9]");
  }

  /// From the subject of an email that [#toString] gave.
  public static PassMail parse(String subject) {
    int slash = subject.indexOf('/');
    return new PassMail(TicketId.parse(subject.substring(0, slash)), subject.substring(slash + 1));
  }

  /// What the subjects of all of a pass begin with.
  static String all(TicketId pass) {
    return pass + "/";
  }

  @Override
  public String toString() {
    return all(pass) + occasion;
  }
}
