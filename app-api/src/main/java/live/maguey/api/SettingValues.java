package live.maguey.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All sources together, checked: every value is well-formed and every required one there, or there
/// are faults, all of them.
final class SettingValues {
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<Fault> faults;

  SettingValues(SettingSources sources, Set<Setting<?>> required) {
    faults = new ArrayList<>(sources.faults());
    for (Setting<?> setting : ServiceSettings.all()) {
      sources
          .find(setting)
          .or(() -> Optional.ofNullable(setting.byDefault()))
          .ifPresentOrElse(
              text -> check(setting, text),
              () -> {
                if (required.contains(setting)) {
                  refuse(setting, "is missing: " + setting.meaning());
                }
              });
    }
  }

  private void check(Setting<?> setting, String text) {
    try {
      var _ = setting.read().apply(text);
      texts.put(setting.key(), text);
    } catch (RuntimeException refused) {
      refuse(setting, "is not right: it must be " + setting.shape());
    }
  }

  void refuse(Setting<?> setting, String problem) {
    faults.add(Fault.of(setting, problem));
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  /// @throws BadConfiguration when anything is wrong
  void finish() {
    if (!faults.isEmpty()) {
      throw new BadConfiguration(faults);
    }
  }

  <T> T get(Setting<T> setting) {
    return find(setting).orElseThrow();
  }

  /// Empty when it was neither set nor has a default, or is faulty.
  <T> Optional<T> find(Setting<T> setting) {
    return Optional.ofNullable(texts.get(setting.key())).map(setting.read());
  }
}
