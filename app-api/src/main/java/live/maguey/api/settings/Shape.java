package live.maguey.api.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.OneLine;
import live.maguey.shared.Secret;

/// A kind of value that settings have.
///
/// @param looks what a value looks like, for the message that refuses another
/// @param example stands in where only the settings are listed
/// @param parse turns a text that is neither blank nor has blanks around it into the value; any
///   exception refuses it
public record Shape<T>(String looks, T example, Function<String, T> parse) {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
  private static final Pattern PERCENT = Pattern.compile("\\d{1,2}(\\.\\d{1,4})?\\s*%");
  private static final String KEY_LOOKS = "32 bytes in base64 (openssl rand -base64 32)";

  static final Shape<String> TEXT = new Shape<>("text", "text", text -> text);
  static final Shape<String> POSTGRESQL =
      new Shape<>(
          "a JDBC address such as jdbc:postgresql://localhost:5432/maguey",
          "jdbc:postgresql://localhost:5432/maguey",
          text -> only(text.startsWith("jdbc:postgresql://"), text));
  static final Shape<Duration> DURATION =
      new Shape<>("a time such as 30s, 10m or 2h, not zero", Duration.ofSeconds(30), Shape::time);

  /// Scheme and host, without a slash at the end.
  static final Shape<URI> ADDRESS =
      new Shape<>(
          "an address such as https://example.com",
          URI.create("https://example.com"),
          text -> {
            URI address = web(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            return only(address.getQuery() == null, address);
          });

  /// A page of anybody's, with whatever its address holds.
  static final Shape<URI> LINK =
      new Shape<>(
          "a link such as https://example.com/map",
          URI.create("https://example.com/map"),
          Shape::web);

  static final Shape<EmailAddress> MAILBOX =
      new Shape<>("an email address", new EmailAddress("name@example.com"), EmailAddress::parse);
  static final Shape<Secret> SECRET =
      new Shape<>(
          "a secret without blanks",
          new Secret("secret"),
          text -> only(text.chars().noneMatch(Character::isWhitespace), new Secret(text)));
  static final Shape<Secret> KEY = new Shape<>(KEY_LOOKS, new Secret("key"), Shape::key);

  /// A [#KEY], and after a comma the one before it, while it is being rolled.
  static final Shape<Secret> ROLLING_KEY =
      new Shape<>(
          KEY_LOOKS + ", while it is being rolled with the key before it after a comma",
          new Secret("key"),
          text -> {
            Secret keys = new Secret(text);
            List<Secret> listed = listed(keys);
            listed.forEach(key -> key(key.reveal()));
            return only(
                listed.size() <= 2 && listed.stream().distinct().toList().equals(listed), keys);
          });

  /// Parts per million, written in percent.
  static final Shape<Integer> SHARE =
      new Shape<>("a share such as 8.25% (0% for none)", 0, Shape::partsPerMillion);

  static final Shape<Boolean> YES_OR_NO =
      new Shape<>(
          "true or false",
          true,
          text ->
              switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(text);
              });
  static final Shape<ZoneId> ZONE =
      new Shape<>(
          "a time zone such as America/Chicago",
          ZoneOffset.UTC,
          text -> ZoneId.of(only(ZoneId.getAvailableZoneIds().contains(text), text)));
  static final Shape<Currency> CURRENCY =
      new Shape<>(
          "a currency that Stripe charges in, such as USD (docs.stripe.com/currencies)",
          Currency.getInstance("USD"),
          text -> ChargeCurrency.parse(text.toUpperCase(Locale.ROOT)));

  /// A text of one line, which pages, subjects, calendars and prints show.
  static Shape<String> line(int longest) {
    String looks = "one line of up to " + longest + " characters that can be read";
    return new Shape<>(looks, "line", text -> OneLine.parse(looks, text, longest));
  }

  static Shape<Integer> number(int least, int most) {
    return new Shape<>(
        "a whole number from %,d to %,d".formatted(least, most),
        least,
        text -> {
          int number = Integer.parseInt(text);
          return only(number >= least && number <= most, number);
        });
  }

  /// @param least and @param most as they are written; @param why follows the example
  static Shape<Duration> duration(String least, String most, String why) {
    return new Shape<>(
        "a time from " + least + " to " + most + ", such as 10m" + why,
        time(least),
        text -> {
          Duration time = time(text);
          return only(time.compareTo(time(least)) >= 0 && time.compareTo(time(most)) <= 0, time);
        });
  }

  static <E extends Enum<E>> Shape<E> oneOf(Class<E> type) {
    return new Shape<>(
        Arrays.stream(type.getEnumConstants())
            .map(e -> e.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ", "one of ", "")),
        type.getEnumConstants()[0],
        text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
  }

  /// The keys that a secret lists, the one in use first.
  public static List<Secret> listed(Secret keys) {
    return Arrays.stream(keys.reveal().split(",", -1)).map(String::strip).map(Secret::new).toList();
  }

  private static <V> V only(boolean holds, V value) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  private static Secret key(String text) {
    return only(Base64.getDecoder().decode(text).length == 32, new Secret(text));
  }

  private static Duration time(String text) {
    Matcher match = TIME.matcher(text);
    only(match.matches(), match);
    long amount = Long.parseLong(match.group(1));
    return switch (only(amount > 0, match.group(2))) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static URI web(String text) {
    URI address = URI.create(text);
    boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    return only(web && address.getHost() != null && address.getUserInfo() == null, address);
  }

  private static int partsPerMillion(String text) {
    return new BigDecimal(only(PERCENT.matcher(text).matches(), text).replace("%", "").strip())
        .movePointRight(4)
        .setScale(0, RoundingMode.UNNECESSARY)
        .intValueExact();
  }
}
