package live.maguey.api.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;

/// What is known of the settings, with all that is wrong in them. A part of them is a record of
/// settings, such as `ServiceConfig.Database`.
public final class KnownSettings {
  private final boolean production;
  private int given;
  private final Map<String, Object> values = new HashMap<>();
  private final List<Effective> effective = new ArrayList<>();
  private final Set<String> missing = new HashSet<>();
  private final List<Fault> faults;

  private KnownSettings(SettingSources sources, boolean production) {
    this.production = production;
    faults = new ArrayList<>(sources.faults());
    ServiceConfig.settings().forEach(setting -> take(setting, sources.find(setting.key())));
    if (production) {
      ServiceConfig.settings().stream()
          .filter(setting -> setting.type() == Secret.class)
          .filter(setting -> sources.isOnCommandLine(setting.key()))
          .forEach(setting ->
              refuse(
                  setting.key(),
                  "is on the command line, where every user of this machine can read it"));
      ProductionRules.check(this);
    }
  }

  /// For production: demo secrets, test keys and plain http are faults.
  public static KnownSettings ofProduction(SettingSources sources) {
    return new KnownSettings(sources, true);
  }

  /// For a demonstration or a drill: anything well-formed and complete is fine.
  public static KnownSettings ofDemo(SettingSources sources) {
    return new KnownSettings(sources, false);
  }

  public boolean isProduction() {
    return production;
  }

  /// How many settings are set rather than left at their defaults.
  public int given() {
    return given;
  }

  /// Unknown keys first, then in the order of the settings, then what production refuses.
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /// @throws BadConfiguration with every setting that is wrong, and each that this part lacks
  public <R extends Record> R get(Class<R> part) {
    Set<String> needed = Setting.of(part).stream().map(Setting::key).collect(Collectors.toSet());
    List<Fault> against =
        faults.stream()
            .filter(fault -> !missing.contains(fault.key()) || needed.contains(fault.key()))
            .toList();
    if (!against.isEmpty()) {
      throw new BadConfiguration(against);
    }
    return read(part);
  }

  /// A part, or empty when a setting that it needs is missing or not well-formed; one that is
  /// merely unfit for production is there.
  public <R extends Record> Optional<R> find(Class<R> part) {
    return Setting.of(part).stream().allMatch(this::isThere)
        ? Optional.of(read(part))
        : Optional.empty();
  }

  /// One setting; empty when it is not set, or not well-formed, and has no default.
  public <T> Optional<T> find(String key, Class<T> type) {
    return Optional.ofNullable(values.get(setting(key).key())).map(type::cast);
  }

  /// Every secret that is set, of which nothing may reach a log.
  public List<Secret> secrets() {
    return values.values().stream()
        .filter(Secret.class::isInstance)
        .flatMap(secret -> Shape.listed((Secret) secret).stream())
        .toList();
  }

  /// Every setting as it counts, in their order; secrets are masked.
  public List<Effective> effective() {
    return List.copyOf(effective);
  }

  void refuse(String key, String problem) {
    faults.add(new Fault(key, problem, setting(key).howTo()));
  }

  /// In production it stands for nothing that nobody has set it.
  void lack(String key, String what) {
    missing.add(key);
    refuse(key, "is missing: " + what);
  }

  static Setting setting(String key) {
    return ServiceConfig.settings().stream()
        .filter(setting -> setting.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private void take(Setting setting, Optional<SettingSources.Found> set) {
    given += set.isPresent() ? 1 : 0;
    Optional<String> text =
        set.map(SettingSources.Found::value).or(() -> Optional.ofNullable(setting.byDefault()));
    try {
      text.map(setting.shape().parse()).ifPresent(value -> values.put(setting.key(), value));
    } catch (RuntimeException refused) {
      refuse(setting.key(), "is not right: it must be " + setting.shape().looks());
    }
    if (text.isEmpty() && setting.required()) {
      lack(setting.key(), setting.meaning());
    }
    Optional<String> fit = text.filter(there -> values.containsKey(setting.key()));
    effective.add(
        Effective.of(setting, fit, set.map(SettingSources.Found::where).orElse(Effective.DEFAULT)));
  }

  private boolean isThere(Setting setting) {
    boolean dispensable =
        !setting.required() && setting.byDefault() == null && !missing.contains(setting.key());
    return dispensable || values.containsKey(setting.key());
  }

  private <R extends Record> R read(Class<R> part) {
    RecordComponent[] components = part.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return part.getDeclaredConstructor(types)
          .newInstance(Arrays.stream(components).map(this::value).toArray());
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(part + " cannot be made of settings", broken);
    }
  }

  private @Nullable Object value(RecordComponent component) {
    return Setting.isPart(component)
        ? read(Setting.part(component))
        : values.get(Setting.key(component));
  }
}
