package live.maguey.api.settings;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.OneLine;
import live.maguey.shared.Secret;

/// What the values of a setting look like.
///
/// @param looks for the message that refuses another
/// @param parse turns a text that is neither blank nor has blanks around it into the value; any
///   exception refuses it
public record Shape(String looks, Function<String, ?> parse) {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
  private static final Pattern PERCENT = Pattern.compile("\\d{1,2}(\\.\\d{1,4})?\\s*%");

  /// The first of a type is what its values look like unless [Setting.Is] says otherwise.
  enum Kind {
    TEXT(String.class, "text", text -> text),
    FOLDER(Path.class, "text", Path::of),
    TIME(Duration.class, "a time such as 30s, 10m or 2h, not zero", Shape::time),
    /// Scheme and host, without a slash at the end.
    ADDRESS(URI.class, "an address such as https://example.com", Shape::address),
    MAILBOX(EmailAddress.class, "an email address", EmailAddress::parse),
    SECRET(
        Secret.class,
        "a secret without blanks",
        text -> only(text.chars().noneMatch(Character::isWhitespace), new Secret(text))),
    YES_OR_NO(boolean.class, "true or false", Shape::yes),
    ZONE(
        ZoneId.class,
        "a time zone such as America/Chicago",
        text -> ZoneId.of(only(ZoneId.getAvailableZoneIds().contains(text), text))),
    CURRENCY(
        Currency.class,
        "a currency that Stripe charges in, such as USD (docs.stripe.com/currencies)",
        text -> ChargeCurrency.parse(text.toUpperCase(Locale.ROOT))),
    POSTGRESQL(
        String.class,
        "a JDBC address such as jdbc:postgresql://localhost:5432/maguey",
        text -> only(text.startsWith("jdbc:postgresql://"), text)),
    HOLD_TIME(
        Duration.class,
        "a time from 10s to 30m, such as 10m (Stripe's payment page closes after 31 minutes)",
        Shape::holdTime),
    /// A page of anybody's, with whatever its address holds.
    LINK(URI.class, "a link such as https://example.com/map", Shape::web),
    /// A [#LINK] that anybody who has it may use.
    SECRET_LINK(
        Secret.class,
        "a link such as https://hooks.slack.com/services/…",
        text -> only(web(text) != null, new Secret(text))),
    SENTRY_DSN(
        Secret.class,
        "a DSN such as https://KEY@o1.ingest.sentry.io/PROJECT",
        text ->
            only(text.matches("https?://\\w+@[\\w.:\\[\\]-]+(/[\\w-]+)*/\\d+"), new Secret(text))),
    /// A key, and after a comma the one before it, while it is being rolled.
    KEY(
        Secret.class,
        "32 bytes in base64 (openssl rand -base64 32), while it is being rolled with the key before it"
            + " after a comma",
        Shape::key),
    /// A public key of `age`, in Bech32.
    AGE_RECIPIENT(
        String.class,
        "a public key of age such as age1… (age-keygen writes it)",
        text -> only(text.matches("age1[02-9ac-hj-np-z]{58}"), text)),
    /// Parts per million, written in percent.
    SHARE(int.class, "a share such as 8.25% (0% for none)", Shape::partsPerMillion),
    PORT_OR_OFF(int.class, "a whole number from 0 to 65,535, or off", Shape::portOrOff);

    private final Class<?> type;
    private final Shape shape;

    Kind(Class<?> type, String looks, Function<String, ?> parse) {
      this.type = type;
      this.shape = new Shape(looks, parse);
    }
  }

  static Shape of(RecordComponent component) {
    Class<?> type = component.getType();
    Setting.Is is = component.getAnnotation(Setting.Is.class);
    Setting.From from = component.getAnnotation(Setting.From.class);
    Setting.To to = component.getAnnotation(Setting.To.class);
    if (is != null) {
      return is.value().shape;
    }
    if (type.isEnum()) {
      return oneOf(type);
    }
    if (to != null) {
      return type == String.class
          ? line(to.value())
          : number(from == null ? 1 : from.value(), to.value());
    }
    return Stream.of(Kind.values()).filter(k -> k.type == type).findFirst().orElseThrow().shape;
  }

  /// The keys that a secret lists, the one in use first.
  public static List<Secret> listed(Secret keys) {
    return Arrays.stream(keys.reveal().split(",", -1)).map(String::strip).map(Secret::new).toList();
  }

  /// The bytes of the keys that a secret lists, in their order.
  public static List<byte[]> decoded(Secret keys) {
    return listed(keys).stream().map(key -> Base64.getDecoder().decode(key.reveal())).toList();
  }

  /// A text of one line, which pages, subjects, calendars and prints show.
  private static Shape line(int longest) {
    String looks = "one line of up to " + longest + " characters that can be read";
    return new Shape(looks, text -> OneLine.parse(looks, text, longest));
  }

  private static Shape number(int least, int most) {
    return new Shape(
        "a whole number from %,d to %,d".formatted(least, most),
        text -> {
          int number = Integer.parseInt(text);
          return only(number >= least && number <= most, number);
        });
  }

  private static Shape oneOf(Class<?> type) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Object value : type.getEnumConstants()) {
      values.put(((Enum<?>) value).name().toLowerCase(Locale.ROOT), value);
    }
    return new Shape(
        "one of " + String.join(", ", values.keySet()),
        text -> Objects.requireNonNull(values.get(text.toLowerCase(Locale.ROOT))));
  }

  private static <V> V only(boolean holds, V value) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  private static boolean yes(String text) {
    return only(text.toLowerCase(Locale.ROOT).matches("true|false"), Boolean.parseBoolean(text));
  }

  private static Secret key(String text) {
    Secret keys = new Secret(text);
    List<Secret> listed = listed(keys);
    only(decoded(keys).stream().allMatch(key -> key.length == 32), keys);
    return only(listed.size() <= 2 && Set.copyOf(listed).size() == listed.size(), keys);
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

  private static Duration holdTime(String text) {
    Duration time = time(text);
    return only(time.toMillis() >= 10_000 && time.toMillis() <= 1_800_000, time);
  }

  private static URI address(String text) {
    URI address = web(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    return only(address.getQuery() == null, address);
  }

  private static URI web(String text) {
    URI address = URI.create(text);
    boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    return only(web && address.getHost() != null && address.getUserInfo() == null, address);
  }

  private static int portOrOff(String text) {
    if (text.equalsIgnoreCase("off")) {
      return ServiceConfig.Ops.OFF;
    }
    int port = Integer.parseInt(text);
    return only(port >= 0 && port <= 65_535, port);
  }

  private static int partsPerMillion(String text) {
    return new BigDecimal(only(PERCENT.matcher(text).matches(), text).replace("%", "").strip())
        .movePointRight(4)
        .setScale(0, RoundingMode.UNNECESSARY)
        .intValueExact();
  }
}
