package live.maguey.guests;

import live.maguey.tickets.TicketId;

/// What one email to a guest is about: a pass, for the first, second or third time.
///
/// @param no 1 to [Pass#MOST_MAILS]
public record PassMail(TicketId pass, int no) {
  /// From the subject of an email that [#toString] gave.
  public static PassMail parse(String subject) {
    int slash = subject.indexOf('/');
    return new PassMail(
        TicketId.parse(subject.substring(0, slash)),
        Integer.parseInt(subject.substring(slash + 1)));
  }

  /// What the subjects of all of a pass begin with.
  static String all(TicketId pass) {
    return pass + "/";
  }

  @Override
  public String toString() {
    return all(pass) + no;
  }
}
