package live.maguey.sandbox.resend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `email@example.com` or `Name <email@example.com>`, as Resend and the mail servers behind it take
/// them: ASCII, no quotes around the local part, a domain that DNS can have.
final class MailAddress {

  /// A name is in quotes, or has no sign that ends one (RFC 5322, 3.2.3).
  private static final String NAME =
      "(?:\"(?:[^\"\\\\<>\\r\\n]|\\\\[^\\r\\n])*\"\\s*|[^\"(),:;<>@\\[\\]\\\\\\r\\n]*)";

  private static final Pattern WRITTEN =
      Pattern.compile("(?:" + NAME + "<(?<inner>[^<>\\s]+)>|(?<bare>[^<>\\s]+))");
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST = 254;

  private MailAddress() {}

  static boolean isOne(String written) {
    String address = of(written);
    int at = address.lastIndexOf('@');
    if (at < 1 || at > LONGEST_LOCAL || address.length() > LONGEST) {
      return false;
    }
    String[] labels = address.substring(at + 1).split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return labels.length > 1
        && LOCAL.matcher(address.substring(0, at)).matches()
        && !labels[labels.length - 1].matches("\\d+");
  }

  /// Without the name beside it; empty when it is written in another way.
  static String of(String written) {
    Matcher parts = WRITTEN.matcher(written.strip());
    if (!parts.matches()) {
      return "";
    }
    String inner = parts.group("inner");
    return inner == null ? parts.group("bare") : inner;
  }
}
