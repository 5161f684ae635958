package live.maguey.shared;

import java.util.Currency;
import java.util.Map;
import java.util.Set;

/// What can be charged in, and in which units: those of the payment provider, which are not
/// everywhere those of ISO 4217. Every [Money] is in these.
///
/// From <https://docs.stripe.com/currencies>: "Zero-decimal currencies", "Three-decimal
/// currencies", "Special cases", "Minimum charge amount by currency" and "Maximum charge amounts",
/// as they stood in 2026.
public final class ChargeCurrency {
  /// The smallest unit is the whole: `500` is ¥500.
  private static final Set<String> WHOLE =
      codes("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF");

  /// People know no smaller unit, and yet amounts are in hundredths: `500` is 5 kr.
  private static final Set<String> WHOLE_IN_HUNDREDTHS = codes("ISK UGX");

  private static final Set<String> WHOLE_PAYOUTS = codes("HUF TWD");

  /// In thousandths, of which the last digit is 0.
  private static final Set<String> THOUSANDTHS = codes("BHD JOD KWD OMR TND");

  private static final Set<String> HUNDREDTHS =
      codes(
          "USD AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN"
              + " BZD CAD CDF CHF CNY COP CRC CVE CZK DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP"
              + " GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR JMD KES KGS KHR KYD KZT LAK LBP LKR LRD"
              + " LSL MAD MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB"
              + " PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SEK SGD SHP SLE SOS SRD STD SZL"
              + " THB TJS TOP TRY TTD TWD TZS UAH UYU UZS WST XCD XCG YER ZAR ZMW");

  /// The least charge of one order, where it settles in the same currency.
  private static final Map<String, Integer> LEAST =
      Map.ofEntries(
          Map.entry("USD", 50),
          Map.entry("AED", 200),
          Map.entry("ARS", 50),
          Map.entry("AUD", 50),
          Map.entry("BRL", 50),
          Map.entry("CAD", 50),
          Map.entry("CHF", 50),
          Map.entry("COP", 50),
          Map.entry("CZK", 1_500),
          Map.entry("DKK", 250),
          Map.entry("EUR", 50),
          Map.entry("GBP", 30),
          Map.entry("HKD", 400),
          Map.entry("HUF", 17_500),
          Map.entry("IDR", 50),
          Map.entry("ILS", 50),
          Map.entry("INR", 50),
          Map.entry("JPY", 50),
          Map.entry("KRW", 50),
          Map.entry("MXN", 1_000),
          Map.entry("MYR", 200),
          Map.entry("NOK", 300),
          Map.entry("NZD", 50),
          Map.entry("PHP", 50),
          Map.entry("PLN", 200),
          Map.entry("RON", 200),
          Map.entry("RUB", 50),
          Map.entry("SEK", 300),
          Map.entry("SGD", 50),
          Map.entry("THB", 1_000),
          Map.entry("ZAR", 50));

  private static final long EIGHT_DIGITS = 99_999_999;

  /// Where more digits are taken than eight, whichever way the buyer pays.
  private static final Map<String, Long> MOST =
      Map.of("COP", 9_999_999_999L, "IDR", 999_999_999_999L, "INR", 999_999_999L);

  private ChargeCurrency() {}

  /// @throws IllegalArgumentException for a currency that nothing can be charged in
  public static Currency parse(String code) {
    Currency currency = Currency.getInstance(code);
    if (!HUNDREDTHS.contains(code)
        && !WHOLE.contains(code)
        && !WHOLE_IN_HUNDREDTHS.contains(code)
        && !THOUSANDTHS.contains(code)) {
      throw new IllegalArgumentException(code + " is not a currency to charge in");
    }
    return currency;
  }

  /// How many digits after the point an amount has: 2 where `500` is 5.00.
  public static int digits(Currency currency) {
    String code = currency.getCurrencyCode();
    return WHOLE.contains(code) ? 0 : THOUSANDTHS.contains(code) ? 3 : 2;
  }

  /// How many digits after the point people write.
  public static int digitsShown(Currency currency) {
    return WHOLE_IN_HUNDREDTHS.contains(currency.getCurrencyCode()) ? 0 : digits(currency);
  }

  /// Every amount is a multiple of this: 1 in most currencies.
  public static int step(Currency currency) {
    String code = currency.getCurrencyCode();
    return WHOLE_IN_HUNDREDTHS.contains(code) ? 100 : THOUSANDTHS.contains(code) ? 10 : 1;
  }

  /// The least that is charged at once. Where the provider tells no figure it is 50 cents at the
  /// day's rate: then one step, and the provider may refuse.
  public static int least(Currency currency) {
    return LEAST.getOrDefault(currency.getCurrencyCode(), step(currency));
  }

  /// The most that is charged at once, whichever way the buyer pays; a card network may take less.
  public static long most(Currency currency) {
    return MOST.getOrDefault(currency.getCurrencyCode(), EIGHT_DIGITS);
  }

  /// What a payout to a bank is a multiple of. Forints and Taiwan dollars are charged in hundredths
  /// and paid out whole: the rest stays for a later payout.
  public static int payoutStep(Currency currency) {
    return WHOLE_PAYOUTS.contains(currency.getCurrencyCode()) ? 100 : 1;
  }

  private static Set<String> codes(String all) {
    return Set.of(all.split(" "));
  }
}
