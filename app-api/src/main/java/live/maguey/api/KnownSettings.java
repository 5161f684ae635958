package live.maguey.api;

import java.net.URI;
import java.nio.file.Path;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;

/// What we know of the settings even if some are wrong, to find out what is wrong. Each part is
/// empty when anything in it is missing or invalid; the faults say what.
public final class KnownSettings {
  private final SettingSources sources;
  private final SettingValues values;
  private final List<Fault> faults;
  private final boolean production;

  private KnownSettings(SettingSources sources, boolean production) {
    this.sources = sources;
    this.production = production;
    values = new SettingValues(sources, ServiceConfig.REQUIRED);
    if (production) {
      ProductionRules.check(values);
    }
    faults = values.faults();
  }

  /// As [ServiceConfig#forProduction] would judge them.
  public static KnownSettings ofProduction(SettingSources sources) {
    return new KnownSettings(sources, true);
  }

  /// As [ServiceConfig#forDemo] would judge them.
  public static KnownSettings ofDemo(SettingSources sources) {
    return new KnownSettings(sources, false);
  }

  public boolean isProduction() {
    return production;
  }

  public List<Fault> faults() {
    return faults;
  }

  /// How many settings are set rather than left at their defaults.
  public int said() {
    Set<String> keys = new HashSet<>();
    ServiceSettings.all().stream()
        .filter(setting -> sources.find(setting).isPresent())
        .forEach(setting -> keys.add(setting.key()));
    return keys.size();
  }

  public Optional<Path> data() {
    return whole(() -> Path.of(values.get(ServiceSettings.DATA)));
  }

  /// In production nothing stands in for it.
  public Optional<URI> site() {
    return production ? values.find(ServiceSettings.SITE) : whole(() -> ServiceConfig.site(values));
  }

  /// How many proxies are said to stand in front; none where that is wrong.
  public int proxies() {
    return whole(() -> values.get(ServiceSettings.PROXIES)).orElse(0);
  }

  public Optional<ServiceConfig.Database> database() {
    return whole(() -> ServiceConfig.Database.of(values));
  }

  public Optional<Currency> currency() {
    return whole(() -> values.get(ServiceSettings.VENUE_CURRENCY));
  }

  public Optional<ServiceConfig.Stripe> stripe() {
    return whole(() -> ServiceConfig.Stripe.of(values));
  }

  public Optional<ServiceConfig.Resend> resend() {
    return whole(() -> ServiceConfig.Resend.of(values));
  }

  /// Empty too when no second provider is set.
  public Optional<ServiceConfig.Smtp> smtp() {
    return values.find(ServiceSettings.SMTP_HOST).flatMap(_ -> whole(() -> smtpOf(values)));
  }

  private static ServiceConfig.Smtp smtpOf(SettingValues values) {
    return Optional.ofNullable(ServiceConfig.Smtp.of(values)).orElseThrow();
  }

  public Optional<EmailAddress> sender() {
    return values.find(ServiceSettings.MAIL_FROM);
  }

  /// 32 bytes in base64.
  public Optional<Secret> masterKey() {
    return values.find(ServiceSettings.KEYS_MASTER);
  }

  /// What proves which of Stripe's objects are ours, one or two listed.
  public Optional<Secret> paymentKeys() {
    return values.find(ServiceSettings.KEYS_PAYMENT);
  }

  /// What emails are rendered with.
  public Optional<Letterhead> letterhead() {
    return whole(() -> {
      EmailAddress from = values.get(ServiceSettings.MAIL_FROM);
      return new Letterhead(
          new ServiceConfig.Keys(
              values.get(ServiceSettings.KEYS_MASTER),
              values.get(ServiceSettings.KEYS_LINK),
              values.get(ServiceSettings.KEYS_PAYMENT)),
          ServiceConfig.site(values),
          ServiceConfig.venue(values),
          values.find(ServiceSettings.MAIL_REPLY_TO).orElse(from));
    });
  }

  private static <T> Optional<T> whole(Supplier<T> part) {
    try {
      return Optional.of(part.get());
    } catch (NoSuchElementException missing) {
      return Optional.empty();
    }
  }
}
