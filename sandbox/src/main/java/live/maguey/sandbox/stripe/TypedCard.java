package live.maguey.sandbox.stripe;

import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What was typed into the payment page; empty where nothing was.
///
/// @param number without spaces
record TypedCard(String number, String expiry, String cvc, String name, String email) {
  static final TypedCard NOTHING = new TypedCard("", "", "", "", "");

  private static final Pattern EXPIRY = Pattern.compile("(\\d{1,2})\\s*/?\\s*(\\d{2}|\\d{4})");

  static TypedCard of(Params form) {
    return new TypedCard(
        form.typed("number").replaceAll("[\\s-]", ""),
        form.typed("expiry"),
        form.typed("cvc"),
        form.typed("name"),
        form.typed("email"));
  }

  /// What the page says before any bank is asked, null when all is well.
  @Nullable String wrong(PaymentWords words, boolean emailAsked, YearMonth now) {
    if (emailAsked && !email.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+")) {
      return words.wrongEmail();
    }
    if (TestCard.of(number).isEmpty() && !TestCard.passesLuhn(number)) {
      return words.wrongNumber();
    }
    Matcher date = EXPIRY.matcher(expiry);
    if (!date.matches() || isPast(date, now)) {
      return words.wrongExpiry();
    }
    return cvc.matches("\\d{3,4}") ? null : words.wrongCvc();
  }

  private static boolean isPast(Matcher date, YearMonth now) {
    int month = Integer.parseInt(date.group(1));
    int year = Integer.parseInt(date.group(2));
    return month < 1
        || month > 12
        || YearMonth.of(year < 100 ? 2000 + year : year, month).isBefore(now);
  }
}
