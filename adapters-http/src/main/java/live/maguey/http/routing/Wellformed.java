package live.maguey.http.routing;

import java.lang.reflect.RecordComponent;
import java.util.List;
import live.maguey.shared.InvalidRequest;
import org.jspecify.annotations.Nullable;

/// Checks parsed input before the domain sees it: what is not `@Nullable` is there, and every text
/// is storable (no control characters, no half of a surrogate pair).
final class Wellformed {
  private Wellformed() {}

  /// @throws InvalidRequest naming the first field that is wrong
  static void check(String path, Object value) {
    switch (value) {
      case String text -> checkText(path, text);
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          checkPresent(path + "[" + i + "]", list.get(i));
        }
      }
      case Record record -> checkComponents(path, record);
      default -> {}
    }
  }

  static void checkText(String path, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean half =
          Character.isHighSurrogate(c)
              ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
              : Character.isLowSurrogate(c)
                  && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
      if (half || Character.isISOControl(c)) {
        throw new InvalidRequest(path, "has characters that no name or address has");
      }
    }
  }

  private static void checkComponents(String path, Record record) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
      Object value = read(component, record);
      boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (value != null) {
        check(name, value);
      } else if (!optional) {
        throw new InvalidRequest(name, "is missing");
      }
    }
  }

  private static void checkPresent(String path, @Nullable Object value) {
    if (value == null) {
      throw new InvalidRequest(path, "is missing");
    }
    check(path, value);
  }

  private static @Nullable Object read(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException bug) {
      throw new IllegalStateException("a record can be read", bug);
    }
  }
}
