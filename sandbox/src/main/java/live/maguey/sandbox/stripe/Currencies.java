package live.maguey.sandbox.stripe;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What Stripe charges in, in which units, and how little and how much
/// (<https://docs.stripe.com/currencies>). Stripe's units are not everywhere those of ISO 4217.
final class Currencies {
  private static final Set<String> WHOLE =
      codes("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf");

  /// Without a smaller unit, and yet sent in hundredths: `500` is 5.
  private static final Set<String> WHOLE_IN_HUNDREDTHS = codes("isk ugx");

  /// In thousandths of which the last digit is 0.
  private static final Set<String> THOUSANDTHS = codes("bhd jod kwd omr tnd");

  private static final List<String> OTHERS =
      List.of(
          ("usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn"
                  + " bzd cad cdf chf cny cop crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel"
                  + " gip gmd gtq gyd hkd hnl htg huf idr ils inr jmd kes kgs khr kyd kzt lak lbp"
                  + " lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok"
                  + " npr nzd pab pen pgk php pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle"
                  + " sos srd std szl thb tjs top try ttd twd tzs uah uyu uzs wst xcd xcg yer zar"
                  + " zmw")
              .split(" "));

  /// In Stripe's units; for any other currency it is what 50 cents are worth that day, which is not
  /// known here.
  private static final Map<String, Integer> LEAST =
      Map.ofEntries(
          Map.entry("usd", 50),
          Map.entry("aed", 200),
          Map.entry("aud", 50),
          Map.entry("bgn", 100),
          Map.entry("brl", 50),
          Map.entry("cad", 50),
          Map.entry("chf", 50),
          Map.entry("czk", 1_500),
          Map.entry("dkk", 250),
          Map.entry("eur", 50),
          Map.entry("gbp", 30),
          Map.entry("hkd", 400),
          Map.entry("huf", 17_500),
          Map.entry("inr", 50),
          Map.entry("jpy", 50),
          Map.entry("mxn", 1_000),
          Map.entry("myr", 200),
          Map.entry("nok", 300),
          Map.entry("nzd", 50),
          Map.entry("pln", 200),
          Map.entry("ron", 200),
          Map.entry("sek", 300),
          Map.entry("sgd", 50),
          Map.entry("thb", 1_000));

  /// Eight digits.
  private static final long MOST = 99_999_999;

  private Currencies() {}

  private static Set<String> codes(String all) {
    return Set.copyOf(Arrays.asList(all.split(" ")));
  }

  /// @return in lower case
  /// @throws StripeError when Stripe does not charge in it
  static String known(String param, String given) {
    String currency = given.toLowerCase(Locale.ROOT);
    if (!OTHERS.contains(currency)
        && !WHOLE.contains(currency)
        && !WHOLE_IN_HUNDREDTHS.contains(currency)
        && !THOUSANDTHS.contains(currency)) {
      throw StripeError.invalid(
          null,
          param,
          "Invalid currency: %s. Stripe currently supports these currencies: %s"
              .formatted(given.toLowerCase(Locale.ROOT), String.join(", ", OTHERS)));
    }
    return currency;
  }

  /// @throws StripeError when the currency has no such amount
  static long payable(String param, String currency, long amount) {
    int step =
        WHOLE_IN_HUNDREDTHS.contains(currency) ? 100 : THOUSANDTHS.contains(currency) ? 10 : 1;
    if (amount % step != 0) {
      throw StripeError.invalid(
          "parameter_invalid_integer",
          param,
          "Invalid amount: amounts in %s must be divisible by %d.".formatted(currency, step));
    }
    return amount;
  }

  /// @param what whose total it is, as the sentence begins
  /// @throws StripeError when it is less or more than Stripe charges at once
  static void chargeable(String what, @Nullable String param, String currency, long total) {
    int least = LEAST.getOrDefault(currency, 1);
    if (total < least) {
      throw StripeError.invalid(
          "amount_too_small",
          param,
          what + " must add up to at least " + written(least, currency) + " " + currency);
    }
    if (total > MOST) {
      throw StripeError.invalid(
          "amount_too_large",
          param,
          what + " must be no more than " + written(MOST, currency) + " " + currency);
    }
  }

  private static String written(long amount, String currency) {
    return shown(amount, currency, Locale.US);
  }

  /// An amount in Stripe's units, as it is written for people.
  static String shown(long amount, String currency, Locale reader) {
    Currency unit = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
    NumberFormat format = NumberFormat.getCurrencyInstance(reader);
    format.setCurrency(unit);
    int digits = WHOLE.contains(currency) ? 0 : THOUSANDTHS.contains(currency) ? 3 : 2;
    int seen = WHOLE_IN_HUNDREDTHS.contains(currency) ? 0 : digits;
    format.setMinimumFractionDigits(seen);
    format.setMaximumFractionDigits(seen);
    return format.format(BigDecimal.valueOf(amount, digits));
  }
}
