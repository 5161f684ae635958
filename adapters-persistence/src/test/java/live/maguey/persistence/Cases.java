package live.maguey.persistence;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs the cases of a test class inside another test, on its thread, until one of them fails.
public final class Cases {
  /// What another planted mistake lets wait for ever is not waited for.
  private static final String LONGEST = "60 s";

  private Cases() {}

  /// A case that failed, and why.
  public record Failed(String name, Throwable why) {
    /// Whether it is the statement itself that the database does not understand: then nothing was
    /// tested.
    public boolean isOfTheStatement() {
      return Stream.iterate(why, t -> t != null, Throwable::getCause)
          .anyMatch(t ->
              t instanceof SQLException sql && String.valueOf(sql.getSQLState()).startsWith("42"));
    }
  }

  /// @throws IllegalStateException when the class has no case
  public static Optional<Failed> firstToFail(Class<?> cases) {
    List<Failed> failed = new ArrayList<>();
    List<String> ran = new ArrayList<>();
    CancellationToken enough = CancellationToken.create();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(cases))
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
            .configurationParameter(
                "junit.jupiter.execution.timeout.testable.method.default", LONGEST)
            .build();
    TestExecutionListener listener =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
              ran.add(test.getDisplayName());
            }
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
              failed.add(new Failed(test.getDisplayName(), result.getThrowable().orElseThrow()));
              enough.cancel();
            }
          }
        };
    // Without those listeners that write down which requirements are proved.
    LauncherConfig alone =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build();
    LauncherFactory.create(alone)
        .execute(
            LauncherExecutionRequestBuilder.request(request)
                .cancellationToken(enough)
                .listeners(listener)
                .build());
    if (ran.isEmpty() && failed.isEmpty()) {
      throw new IllegalStateException(cases + " has no case");
    }
    return failed.stream().findFirst();
  }
}
