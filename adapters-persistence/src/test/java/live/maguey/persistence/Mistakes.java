package live.maguey.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Pattern;

/// Plants a mistake in a statement and asks the cases of a test class whether they find it.
public final class Mistakes {
  private Mistakes() {}

  /// @return the statement with the wrong text in place of the right one, which it has to have once
  public static String plant(String statement, String right, String wrong) {
    assertThat(statement.split(Pattern.quote(right), -1))
        .as("the statement says once: %s", right)
        .hasSize(2);
    return statement.replace(right, wrong);
  }

  public static void assertFound(Enum<?> mistake, Class<?> cases) {
    Optional<Cases.Failed> found = Cases.firstToFail(cases);
    assertThat(found).as("a case of %s that finds %s", cases.getSimpleName(), mistake).isPresent();
    Cases.Failed failed = found.orElseThrow();
    System.out.println(mistake + " is found by " + failed.name());
    assertThat(failed.isOfTheStatement())
        .as("%s is no mistake, the statement is broken: %s", mistake, failed.why())
        .isFalse();
  }
}
