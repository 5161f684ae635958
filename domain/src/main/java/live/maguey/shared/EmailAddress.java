package live.maguey.shared;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// An email address that every email provider of ours takes (RFC 5321 without SMTPUTF8): ASCII
/// before the `@`, a domain of real labels after it, in its ASCII form. Only an email shows whether
/// it exists. `toString` is masked, so that an address does not reach a log by accident.
public record EmailAddress(String value) {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_LABEL = 63;

  /// RFC 5322, 3.2.3: words of these characters with single dots between them.
  private static final Pattern LOCAL =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?");
  private static final Pattern TOP = Pattern.compile("(?i)[a-z]{2,63}|xn--[a-z0-9-]{2,59}");

  /// Letters that the JDK's older rule turns into others: the email would go to another domain.
  private static final Pattern OTHER_DOMAIN = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final Pattern OTHER_LETTER =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}&&[^\\p{ASCII}]]");

  /// Blanks, and marks that nobody sees: what a clipboard brings along.
  private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Cf}]+|[\\s\\p{Cf}]+$");

  private static final Pattern QUOTED =
      Pattern.compile("[^\\s<>\"(),:;\\[\\]\\\\@]+@[^\\s<>\"(),:;\\[\\]\\\\@]+");

  /// From what somebody typed: blanks and unseen marks around it and full-width letters are the
  /// keyboard's; a domain with other letters (`münchen.de`) is kept in its ASCII form, see
  /// [#readable].
  ///
  /// @throws InvalidRequest when it is no email address, or one that not every provider takes; at
  ///   most 254 characters (RFC 5321)
  public static EmailAddress parse(String text) {
    String typed = typed(text);
    int at = typed.lastIndexOf('@');
    if (at < 1) {
      throw refused("is not an email address");
    }
    String local = typed.substring(0, at);
    if (!ASCII.matcher(local).matches()) {
      throw refused("has letters before the @ that not every email provider takes");
    }
    if (local.length() > LONGEST_LOCAL || !LOCAL.matcher(local).matches()) {
      throw refused("is not an email address: look at what is before the @");
    }
    EmailAddress address = new EmailAddress(local + "@" + domain(typed.substring(at + 1)));
    if (address.value.length() > LONGEST) {
      throw refused("is too long for an email address");
    }
    return address;
  }

  /// Whether an address fails only for letters before the `@` that are not ASCII.
  public static boolean hasOtherLetters(String text) {
    return OTHER_LETTER.matcher(typed(text).replaceFirst("@[^@]*$", "")).find();
  }

  /// A provider's answer without the addresses that it quotes, for logs and whatever else is kept.
  public static String withoutAddresses(String text) {
    return QUOTED.matcher(text).replaceAll("***");
  }

  private static String typed(String text) {
    return AROUND.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
  }

  private static String domain(String typed) {
    String domain = ascii(typed);
    String[] labels = domain.split("\\.", -1);
    for (String label : labels) {
      if (label.length() > LONGEST_LABEL || !LABEL.matcher(label).matches()) {
        throw refused("is not an email address: look at what is after the @");
      }
    }
    if (labels.length < 2 || !TOP.matcher(labels[labels.length - 1]).matches()) {
      throw refused("is not an email address: look at how it ends");
    }
    return domain;
  }

  private static String ascii(String typed) {
    if (ASCII.matcher(typed).matches()) {
      return typed;
    }
    if (OTHER_DOMAIN.matcher(typed).find()) {
      throw refused("has letters after the @ that providers read differently");
    }
    try {
      return IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException notADomain) {
      throw refused("is not an email address: look at what is after the @");
    }
  }

  private static InvalidRequest refused(String reason) {
    return new InvalidRequest("email", reason);
  }

  /// As its owner reads it: `ines@münchen.de`.
  public String readable() {
    int at = value.lastIndexOf('@') + 1;
    return value.substring(0, at) + IDN.toUnicode(value.substring(at));
  }

  /// The form in which two spellings of one mailbox compare equal.
  public String normalised() {
    return value.toLowerCase(Locale.ROOT);
  }

  /// Tells one address from another where the address itself must not stand: 8 hexadecimal digits.
  public String fingerprint() {
    return Sha256.hex(value).substring(0, 8);
  }

  @Override
  public String toString() {
    return value.charAt(0) + "***" + value.substring(value.indexOf('@'));
  }
}
