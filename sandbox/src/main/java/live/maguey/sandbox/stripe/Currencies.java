package live.maguey.sandbox.stripe;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  /// As Stripe publishes it ("Minimum charge amount by currency"), for people to compare; for any
  /// other currency it is what 50 cents are worth that day, which is not known here.
  private static final Map<String, Long> LEAST =
      published(
          """
          0.50 USD
          2.00 AED
          0.50 ARS
          0.50 AUD
          0.50 BRL
          0.50 CAD
          0.50 CHF
          0.50 COP
          15.00 CZK
          2.50 DKK
          0.50 EUR
          0.30 GBP
          4.00 HKD
          175.00 HUF
          0.50 IDR
          0.50 ILS
          0.50 INR
          50 JPY
          50 KRW
          10 MXN
          2.00 MYR
          3.00 NOK
          0.50 NZD
          0.50 PHP
          2.00 PLN
          2.00 RON
          0.50 RUB
          3.00 SEK
          0.50 SGD
          10 THB
          0.50 ZAR
          """);

  /// How many digits an amount may have ("Maximum charge amounts"), where it is not eight.
  private static final Map<String, Integer> DIGITS = Map.of("cop", 10, "idr", 12, "inr", 9);

  private Currencies() {}

  private static Map<String, Long> published(String table) {
    return table
        .lines()
        .map(line -> line.split(" "))
        .collect(
            Collectors.toMap(
                cells -> cells[1].toLowerCase(Locale.ROOT),
                cells ->
                    new BigDecimal(cells[0])
                        .movePointRight(digits(cells[1].toLowerCase(Locale.ROOT)))
                        .longValueExact()));
  }

  private static int digits(String currency) {
    return WHOLE.contains(currency) ? 0 : THOUSANDTHS.contains(currency) ? 3 : 2;
  }

  /// The most that one amount may be.
  static long most(String currency) {
    return BigDecimal.TEN.pow(DIGITS.getOrDefault(currency, 8)).longValueExact() - 1;
  }

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
    long least = LEAST.getOrDefault(currency, 1L);
    if (total < least) {
      throw StripeError.invalid(
          "amount_too_small",
          param,
          what + " must add up to at least " + written(least, currency) + " " + currency);
    }
    if (total > most(currency)) {
      throw StripeError.invalid(
          "amount_too_large",
          param,
          what + " must be no more than " + written(most(currency), currency) + " " + currency);
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
    int digits = digits(currency);
    int seen = WHOLE_IN_HUNDREDTHS.contains(currency) ? 0 : digits;
    format.setMinimumFractionDigits(seen);
    format.setMaximumFractionDigits(seen);
    return format.format(BigDecimal.valueOf(amount, digits));
  }
}
