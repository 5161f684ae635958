package live.maguey.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.OneLine;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;

/// The kinds of values that settings have.
final class Shapes {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
  private static final Pattern PERCENT = Pattern.compile("\\d{1,2}(\\.\\d{1,4})?\\s*%");

  private Shapes() {}

  static Setting<String> text(String key, @Nullable String byDefault, String meaning) {
    return new Setting<>(key, "text", Shapes::notBlank, byDefault, meaning);
  }

  /// A text of one line, which pages, subjects, calendars and prints show.
  static Setting<String> line(String key, int longest, @Nullable String byDefault, String meaning) {
    return new Setting<>(
        key,
        "one line of up to " + longest + " characters that can be read",
        text -> OneLine.parse(key, text, longest),
        byDefault,
        meaning);
  }

  static Setting<Integer> number(
      String key, int least, int most, @Nullable String byDefault, String meaning) {
    return new Setting<>(
        key,
        "a whole number from %,d to %,d".formatted(least, most),
        text -> {
          int number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException();
          }
          return number;
        },
        byDefault,
        meaning);
  }

  static Setting<Duration> duration(String key, @Nullable String byDefault, String meaning) {
    return new Setting<>(
        key, "a time such as 30s, 10m or 2h, not zero", Shapes::parseDuration, byDefault, meaning);
  }

  /// @param least and @param most as they are written
  static Setting<Duration> duration(
      String key, String least, String most, String why, String byDefault, String meaning) {
    return new Setting<>(
        key,
        "a time from " + least + " to " + most + ", such as 10m" + why,
        text -> {
          Duration time = parseDuration(text);
          if (time.compareTo(parseDuration(least)) < 0 || time.compareTo(parseDuration(most)) > 0) {
            throw new IllegalArgumentException();
          }
          return time;
        },
        byDefault,
        meaning);
  }

  static Setting<URI> address(String key, @Nullable String byDefault, String meaning) {
    return new Setting<>(
        key, "an address such as https://example.com", Shapes::parseAddress, byDefault, meaning);
  }

  /// A page of anybody's, with whatever its address holds.
  static Setting<URI> link(String key, String meaning) {
    return new Setting<>(
        key, "a link such as https://example.com/map", Shapes::parseLink, null, meaning);
  }

  static Setting<Secret> secret(String key, String meaning) {
    return new Setting<>(key, "a secret without blanks", Shapes::parseSecret, null, meaning);
  }

  /// A secret that must be 32 bytes in base64.
  static Setting<Secret> masterKey(String key, String meaning) {
    return new Setting<>(
        key, "32 bytes in base64 (openssl rand -base64 32)", Shapes::parseKey, null, meaning);
  }

  /// A key as [#masterKey], and after a comma the one before it, while it is being rolled.
  static Setting<Secret> rollingKey(String key, String meaning) {
    return new Setting<>(
        key,
        "32 bytes in base64 (openssl rand -base64 32), while it is being rolled with the key before"
            + " it after a comma",
        Shapes::parseRollingKey,
        null,
        meaning);
  }

  /// The keys that a secret lists, the one in use first.
  static List<Secret> listed(Secret keys) {
    return Arrays.stream(keys.reveal().split(",", -1)).map(String::strip).map(Secret::new).toList();
  }

  static Setting<EmailAddress> mailbox(String key, String meaning) {
    return new Setting<>(
        key, "an email address", text -> EmailAddress.parse(notBlank(text)), null, meaning);
  }

  /// Parts per million, written in percent.
  static Setting<Integer> percent(String key, String byDefault, String meaning) {
    return new Setting<>(
        key, "a share such as 8.25% (0% for none)", Shapes::parsePercent, byDefault, meaning);
  }

  static Setting<Boolean> yesOrNo(String key, String byDefault, String meaning) {
    return new Setting<>(
        key,
        "true or false",
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException();
            },
        byDefault,
        meaning);
  }

  static <E extends Enum<E>> Setting<E> oneOf(
      String key, Class<E> type, String byDefault, String meaning) {
    List<String> names =
        Arrays.stream(type.getEnumConstants()).map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
    return new Setting<>(
        key,
        "one of " + String.join(", ", names),
        text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)),
        byDefault,
        meaning);
  }

  static Setting<ZoneId> zone(String key, String byDefault, String meaning) {
    return new Setting<>(
        key,
        "a time zone such as America/Chicago",
        text -> {
          if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException();
          }
          return ZoneId.of(text);
        },
        byDefault,
        meaning);
  }

  static Setting<Currency> currency(String key, String byDefault, String meaning) {
    return new Setting<>(
        key,
        "a currency that Stripe charges in, such as USD (docs.stripe.com/currencies)",
        text -> ChargeCurrency.parse(text.toUpperCase(Locale.ROOT)),
        byDefault,
        meaning);
  }

  private static String notBlank(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static Secret parseSecret(String text) {
    if (text.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException();
    }
    return new Secret(text);
  }

  private static Secret parseKey(String text) {
    if (Base64.getDecoder().decode(text).length != 32) {
      throw new IllegalArgumentException();
    }
    return new Secret(text);
  }

  private static Secret parseRollingKey(String text) {
    Secret keys = new Secret(text);
    List<Secret> listed = listed(keys);
    listed.forEach(key -> parseKey(key.reveal()));
    if (listed.size() > 2 || listed.stream().distinct().count() < listed.size()) {
      throw new IllegalArgumentException();
    }
    return keys;
  }

  private static Duration parseDuration(String text) {
    Matcher match = DURATION.matcher(text);
    Duration duration;
    if (match.matches()) {
      long amount = Long.parseLong(match.group(1));
      duration =
          switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
          };
    } else {
      throw new IllegalArgumentException();
    }
    if (duration.isZero()) {
      throw new IllegalArgumentException();
    }
    return duration;
  }

  private static URI parseAddress(String text) {
    URI address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    String scheme = address.getScheme();
    if (address.getHost() == null
        || !("http".equals(scheme) || "https".equals(scheme))
        || address.getQuery() != null
        || address.getUserInfo() != null) {
      throw new IllegalArgumentException();
    }
    return address;
  }

  private static URI parseLink(String text) {
    URI link = URI.create(text.strip());
    if (link.getHost() == null
        || !("http".equals(link.getScheme()) || "https".equals(link.getScheme()))
        || link.getUserInfo() != null) {
      throw new IllegalArgumentException();
    }
    return link;
  }

  private static int parsePercent(String text) {
    if (!PERCENT.matcher(text).matches()) {
      throw new IllegalArgumentException();
    }
    return new BigDecimal(text.replace("%", "").strip())
        .movePointRight(4)
        .setScale(0, RoundingMode.UNNECESSARY)
        .intValueExact();
  }
}
