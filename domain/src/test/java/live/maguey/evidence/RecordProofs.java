package live.maguey.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import live.maguey.launch.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Listens to a test run and writes its proofs, one a line, to the file that the system property
/// `maguey.evidence` names; without the property it writes nothing.
public final class RecordProofs implements TestExecutionListener {
  private final Map<MethodSource, Outcome> outcomes =
      new ConcurrentSkipListMap<>(RecordProofs::byName);
  private @Nullable TestPlan plan;

  @Override
  public void testPlanExecutionStarted(TestPlan testPlan) {
    plan = testPlan;
  }

  @Override
  public void executionSkipped(TestIdentifier identifier, String reason) {
    ended(identifier, Outcome.SKIPPED);
    descendants(identifier).forEach(test -> ended(test, Outcome.SKIPPED));
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    switch (result.getStatus()) {
      case SUCCESSFUL -> ended(identifier, identifier.isTest() ? Outcome.PASSED : null);
      case ABORTED -> ended(identifier, Outcome.SKIPPED);
      case FAILED -> {
        ended(identifier, Outcome.FAILED);
        if (identifier.getSource().orElse(null) instanceof ClassSource) {
          descendants(identifier).forEach(test -> ended(test, Outcome.FAILED));
        }
      }
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan testPlan) {
    String file = System.getProperty("maguey.evidence");
    if (file != null) {
      write(Path.of(file), proofs());
    }
  }

  List<Proof> proofs() {
    return outcomes.entrySet().stream()
        .flatMap(e ->
            requirements(e.getKey()).stream()
                .map(id -> new Proof(id, name(e.getKey()), e.getValue())))
        .toList();
  }

  private void ended(TestIdentifier identifier, @Nullable Outcome outcome) {
    if (outcome != null && identifier.getSource().orElse(null) instanceof MethodSource method) {
      outcomes.merge(method, outcome, Outcome::worse);
    }
  }

  private Set<TestIdentifier> descendants(TestIdentifier identifier) {
    return plan == null ? Set.of() : plan.getDescendants(identifier);
  }

  private static Collection<String> requirements(MethodSource method) {
    Set<String> ids = new LinkedHashSet<>();
    collect(method.getJavaMethod(), ids);
    Class<?> holder = method.getJavaClass();
    while (holder != null) {
      collect(holder, ids);
      holder = holder.getEnclosingClass();
    }
    return ids;
  }

  private static void collect(AnnotatedElement element, Set<String> ids) {
    Requirement requirement = element.getAnnotation(Requirement.class);
    if (requirement != null) {
      ids.addAll(List.of(requirement.value()));
    }
  }

  private static void write(Path file, List<Proof> proofs) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.write(file, proofs.stream().map(Proof::toString).toList());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static int byName(MethodSource a, MethodSource b) {
    return name(a).compareTo(name(b));
  }

  private static String name(MethodSource method) {
    return method.getClassName() + "." + method.getMethodName();
  }
}
