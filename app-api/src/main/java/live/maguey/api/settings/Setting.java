package live.maguey.api.settings;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;

/// One thing that can be set: by `--set key=value`, by an environment variable, in a file. It is a
/// component of a record, with a [Meaning]; one without is a record of further settings.
///
/// @param key lower-case words with hyphens, dots between groups
/// @param byDefault as it would be written, or null
/// @param required whether its record cannot be without it; only one without a default is
/// @param meaning one line, with the unit
public record Setting(
    String key,
    Class<?> type,
    Shape shape,
    @Nullable String byDefault,
    boolean required,
    String meaning) {
  /// What the keys of a record begin with; without it they are the components' names.
  @Retention(RUNTIME)
  @interface Group {
    String value();
  }

  @Retention(RUNTIME)
  @interface Meaning {
    String value();
  }

  /// The default, as it would be written.
  @Retention(RUNTIME)
  @interface Or {
    String value();
  }

  /// The least that a number may be, where it is not 1.
  @Retention(RUNTIME)
  @interface From {
    int value();
  }

  /// The most that a number may be, or how many characters a line may have.
  @Retention(RUNTIME)
  @interface To {
    int value();
  }

  /// A shape that the type alone does not tell.
  @Retention(RUNTIME)
  @interface Is {
    Shape.Kind value();
  }

  /// All of a record and of the records in it, in the order of the components.
  static List<Setting> of(Class<? extends Record> part) {
    return Arrays.stream(part.getRecordComponents())
        .flatMap(c -> isPart(c) ? of(part(c)).stream() : Stream.of(of(c)))
        .toList();
  }

  static boolean isPart(RecordComponent component) {
    return !component.isAnnotationPresent(Meaning.class);
  }

  static Class<? extends Record> part(RecordComponent component) {
    return component.getType().asSubclass(Record.class);
  }

  static String key(RecordComponent component) {
    Group group = component.getDeclaringRecord().getAnnotation(Group.class);
    String name = component.getName().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    return group == null ? name : group.value() + "." + name;
  }

  private static Setting of(RecordComponent component) {
    Or or = component.getAnnotation(Or.class);
    return new Setting(
        key(component),
        component.getType(),
        Shape.of(component),
        or == null ? null : or.value(),
        or == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        component.getAnnotation(Meaning.class).value());
  }

  /// For example `MAGUEY_STRIPE_SECRET_KEY` for `stripe.secret-key`.
  public String environment() {
    return "MAGUEY_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /// The ways to set it, one a line: three, or the two for a secret.
  String howTo() {
    String inFile = key.contains(".") ? key.replaceFirst("\\.", ": { ") + ": … }" : key + ": …";
    String option = type == Secret.class ? "" : "  --set %s=…\n".formatted(key);
    return option
        + """
          %s=…
          maguey.yaml: %s\
        """
            .formatted(environment(), inFile);
  }
}
