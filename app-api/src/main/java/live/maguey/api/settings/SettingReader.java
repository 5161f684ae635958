package live.maguey.api.settings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a part of the configuration reads its settings from. Reading one declares it, so a part
/// reads all it has each time, whatever the values are.
public interface SettingReader {
  /// @return its value or its default, parsed; empty when it has neither
  <T> Optional<T> read(Setting<T> setting);

  /// What another part comes to, or empty when it lacks something; declares nothing.
  <T> Optional<T> ifKnown(Function<SettingReader, T> part);

  /// One that the part cannot be without.
  default <T> T required(String key, Shape<T> shape, String meaning) {
    return read(new Setting<>(key, shape, null, true, meaning)).orElseThrow();
  }

  default <T> T get(String key, Shape<T> shape, String byDefault, String meaning) {
    return read(new Setting<>(key, shape, byDefault, false, meaning)).orElseThrow();
  }

  default <T> Optional<T> optional(String key, Shape<T> shape, String meaning) {
    return read(new Setting<>(key, shape, null, false, meaning));
  }

  /// The settings of a part, in the order in which it reads them.
  static Collection<Setting<?>> settings(Function<SettingReader, ?> part) {
    Map<String, Setting<?>> declared = new LinkedHashMap<>();
    var _ =
        part.apply(
            new SettingReader() {
              @Override
              public <T> Optional<T> read(Setting<T> setting) {
                declared.putIfAbsent(setting.key(), setting);
                return setting.required() || setting.byDefault() != null
                    ? Optional.of(setting.shape().example())
                    : Optional.empty();
              }

              @Override
              public <T> Optional<T> ifKnown(Function<SettingReader, T> other) {
                return Optional.empty();
              }
            });
    return declared.values();
  }
}
