package live.maguey.shared;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out of a text what no log and no report of an error may hold: email addresses, private
/// links and ticket codes, secrets, numbers that could be a card's. The last resort behind code
/// that does not write them; ids, references and order numbers stay, so that a line can still be
/// found.
public final class Scrubber {
  /// Shorter ones would also be words of sentences.
  private static final int LEAST_SECRET = 8;

  private static final int LEAST_RUN = 31;
  private static final int LEAST_CARD = 13;

  private static final String SECRET = "[secret]";
  private static final String LINK = "[link]";

  /// What a provider's keys begin with; Stripe's ids of objects (`pi_`, `evt_`, `re_` without a
  /// second underscore) are no secrets.
  private static final Pattern KEY =
      Pattern.compile(
          "\\b(?:(?:sk|rk)_(?:live|test)_|whsec_|re_[A-Za-z0-9]{6,}_|AGE-SECRET-KEY-1)"
              + "[A-Za-z0-9+/=_]+");

  private static final Pattern HEADER = Pattern.compile("(?i)\\b(bearer|basic) +[\\w.~+/=-]{8,}");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b(password|passwd|secret|token|api[-_]?key|signature)"
              + "(\"?[=:] ?\"?)[^\\s&\"',;\\[]+");

  private static final Pattern IN_ADDRESS = Pattern.compile("://[^\\s/@]+@");

  private static final Pattern SLACK = Pattern.compile("hooks\\.slack\\.com/services/[\\w/]+");

  private static final Pattern PATH =
      Pattern.compile("(/(?:orders|host|pass|not-me)/(?=[\\w-]{16})|#enrol=)[\\w-]+");

  /// A link's token has 43 of these; nothing of ours that is public has as many without a dot.
  private static final Pattern RUN = Pattern.compile("(?<![\\w-])[\\w-]{31,}+");

  private static final Pattern OF_STRIPE =
      Pattern.compile("(?:evt|pi|cs|ch|py|re|pyr|pm|cus|acct|txn|po|du|dp|in|req|issfr)_.*");

  private static final Pattern CODE = Pattern.compile("\\b[A-Z0-9]{100,}\\b");

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.-])\\d(?:[ -]?\\d){12,40}+(?![\\w])");

  private final List<String> known;

  /// @param secrets that this program was given; each is taken out wherever it stands
  public Scrubber(Collection<Secret> secrets) {
    known =
        secrets.stream()
            .map(Secret::reveal)
            .filter(secret -> secret.length() >= LEAST_SECRET)
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
  }

  /// @return the text itself where nothing has to be taken out
  public String scrub(String text) {
    String clean = text;
    for (String secret : known) {
      clean = clean.replace(secret, SECRET);
    }
    Signs signs = Signs.of(clean);
    if (signs.slash) {
      clean = IN_ADDRESS.matcher(clean).replaceAll("://" + SECRET + "@");
      clean = SLACK.matcher(clean).replaceAll("hooks.slack.com/" + SECRET);
    }
    if (signs.underscore || signs.run >= LEAST_RUN) {
      clean = KEY.matcher(clean).replaceAll(SECRET);
    }
    if (signs.blank) {
      clean = HEADER.matcher(clean).replaceAll("$1 " + SECRET);
    }
    if (signs.equals) {
      clean = NAMED.matcher(clean).replaceAll("$1$2" + SECRET);
    }
    if (signs.slash || signs.equals) {
      clean = PATH.matcher(clean).replaceAll("$1" + LINK);
    }
    if (signs.run >= LEAST_RUN) {
      clean = CODE.matcher(clean).replaceAll("[code]");
      clean = RUN.matcher(clean).replaceAll(Scrubber::withoutToken);
    }
    if (signs.at) {
      clean = EmailAddress.withoutAddresses(clean);
    }
    return signs.digits >= LEAST_CARD
        ? NUMBER.matcher(clean).replaceAll(Scrubber::withoutCard)
        : clean;
  }

  /// What a text has at all, found in one pass: most lines of a log have nothing to look for.
  private static final class Signs {
    private boolean slash;
    private boolean underscore;
    private boolean blank;
    private boolean equals;
    private boolean at;
    private int digits;
    private int run;

    private static Signs of(String text) {
      Signs signs = new Signs();
      int run = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean digit = c >= '0' && c <= '9';
        run = digit || isLetter(c) || c == '_' || c == '-' ? run + 1 : 0;
        signs.run = Math.max(signs.run, run);
        signs.digits += digit ? 1 : 0;
        signs.slash |= c == '/';
        signs.underscore |= c == '_';
        signs.blank |= c == ' ';
        signs.equals |= c == '=' || c == ':';
        signs.at |= c == '@';
      }
      return signs;
    }

    private static boolean isLetter(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
  }

  private static String withoutToken(MatchResult run) {
    String word = run.group();
    boolean isToken =
        word.chars().anyMatch(Character::isUpperCase)
            && word.chars().anyMatch(Character::isLowerCase)
            && word.chars().anyMatch(Character::isDigit)
            && !OF_STRIPE.matcher(word).matches();
    return isToken ? LINK : Matcher.quoteReplacement(word);
  }

  /// A card's first digit is 2 to 6, so that times in milliseconds stay. It may stand among other
  /// numbers, but no group of digits is partly a card's.
  private static String withoutCard(MatchResult run) {
    String number = run.group();
    for (int from = 0; from < number.length(); from++) {
      boolean begins = from == 0 || !Character.isDigit(number.charAt(from - 1));
      char first = number.charAt(from);
      if (begins && first >= '2' && first <= '6' && beginsWithCard(number.substring(from))) {
        return "[number]";
      }
    }
    return Matcher.quoteReplacement(number);
  }

  private static boolean beginsWithCard(String groups) {
    StringBuilder card = new StringBuilder();
    for (String group : groups.split("[ -]")) {
      card.append(group);
      if (card.length() >= 13 && card.length() <= 19 && passesLuhn(card.toString())) {
        return true;
      }
    }
    return false;
  }

  private static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit : digit * 2;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }
}
