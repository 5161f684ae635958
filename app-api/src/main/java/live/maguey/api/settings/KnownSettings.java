package live.maguey.api.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is known of the settings, with all that is wrong in them.
public final class KnownSettings {
  private final boolean production;
  private final int said;
  private final Map<String, String> texts = new HashMap<>();
  private final Set<String> missing = new HashSet<>();
  private final List<Fault> faults;
  private final SettingReader reader = new Reader();

  private KnownSettings(SettingSources sources, boolean production) {
    this.production = production;
    faults = new ArrayList<>(sources.faults());
    int set = 0;
    for (Setting<?> setting : ServiceConfig.settings()) {
      Optional<String> text = sources.find(setting.key());
      set += text.isPresent() ? 1 : 0;
      text.or(() -> Optional.ofNullable(setting.byDefault()))
          .ifPresentOrElse(there -> check(setting, there), () -> lack(setting));
    }
    said = set;
    if (production) {
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
  public int said() {
    return said;
  }

  /// Unknown keys first, then in the order of the settings, then what production refuses.
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /// A part such as `ServiceConfig.Stripe::of`.
  ///
  /// @throws BadConfiguration with every setting that is wrong, and each that this part lacks
  public <T> T get(Function<SettingReader, T> part) {
    Set<String> needed =
        SettingReader.settings(part).stream().map(Setting::key).collect(Collectors.toSet());
    List<Fault> against =
        faults.stream()
            .filter(fault -> !missing.contains(fault.key()) || needed.contains(fault.key()))
            .toList();
    if (!against.isEmpty()) {
      throw new BadConfiguration(against);
    }
    return part.apply(reader);
  }

  /// A part, or empty when a setting that it needs is missing or not well-formed; one that is
  /// merely unfit for production is there.
  public <T> Optional<T> find(Function<SettingReader, T> part) {
    return SettingReader.settings(part).stream().allMatch(this::isThere)
        ? Optional.of(part.apply(reader))
        : Optional.empty();
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  void refuse(String key, String problem) {
    refuse(ServiceConfig.setting(key), problem);
  }

  /// In production it stands for nothing that nobody has set it.
  void lack(String key, String what) {
    missing.add(key);
    refuse(key, "is missing: " + what);
  }

  private void lack(Setting<?> setting) {
    if (setting.required()) {
      missing.add(setting.key());
      refuse(setting, "is missing: " + setting.meaning());
    }
  }

  private void check(Setting<?> setting, String text) {
    try {
      var _ = setting.shape().parse().apply(text);
      texts.put(setting.key(), text);
    } catch (RuntimeException refused) {
      refuse(setting, "is not right: it must be " + setting.shape().looks());
    }
  }

  private void refuse(Setting<?> setting, String problem) {
    faults.add(new Fault(setting.key(), problem, setting.howTo()));
  }

  private boolean isThere(Setting<?> setting) {
    boolean dispensable =
        !setting.required() && setting.byDefault() == null && !missing.contains(setting.key());
    return dispensable || texts.containsKey(setting.key());
  }

  private final class Reader implements SettingReader {
    @Override
    public <T> Optional<T> read(Setting<T> setting) {
      return text(setting.key()).map(setting.shape().parse());
    }

    @Override
    public <T> Optional<T> ifKnown(Function<SettingReader, T> part) {
      return find(part);
    }
  }
}
