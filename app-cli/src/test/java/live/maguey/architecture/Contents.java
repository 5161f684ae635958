package live.maguey.architecture;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A `package-info.java` as the table of contents of its package.
///
/// @param name the package
/// @param text the file's comment
/// @param types all top-level types beside it
record Contents(String name, String text, List<Class<?>> types) {
  /// More than these are two capabilities.
  static final int MOST_FILES = 25;

  private static final Pattern TYPE = Pattern.compile("\\[([A-Z]\\w*)]");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract))`");

  /// @param tests the simple names of all tests and contracts
  List<String> faults(Set<String> tests) {
    List<String> faults = new ArrayList<>();
    Set<String> there = types.stream().map(Class::getSimpleName).collect(Collectors.toSet());
    Set<String> named = found(TYPE);
    named.stream()
        .filter(type -> !there.contains(type))
        .forEach(type -> faults.add(name + " names " + type + ", which it has not"));
    types.stream()
        .filter(Contents::isPort)
        .map(Class::getSimpleName)
        .filter(type -> !named.contains(type))
        .sorted()
        .forEach(type -> faults.add(name + " does not name " + type));
    found(TEST).stream()
        .filter(test -> !tests.contains(test))
        .forEach(test -> faults.add(name + " is proved by " + test + ", which is not there"));
    if (types.size() > MOST_FILES) {
      faults.add(name + " has " + types.size() + " types");
    }
    return faults;
  }

  private Set<String> found(Pattern pattern) {
    return pattern
        .matcher(text)
        .results()
        .map(m -> m.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Who comes in and what is asked for: use cases are public classes that somebody makes, driven
  /// ports are interfaces that are open to all. Values, states and errors are neither.
  private static boolean isPort(Class<?> type) {
    if (!Modifier.isPublic(type.getModifiers()) || type.isSealed() || type.isAnnotation()) {
      return false;
    }
    return type.isInterface()
        || (!type.isRecord()
            && !type.isEnum()
            && !Throwable.class.isAssignableFrom(type)
            && Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(made -> Modifier.isPublic(made.getModifiers())));
  }
}
