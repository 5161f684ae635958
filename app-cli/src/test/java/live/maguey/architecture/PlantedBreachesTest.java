package live.maguey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each of the [ArchitectureRules] against a little code that breaks it: a rule that reports
/// nothing there guards nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedBreachesTest {
  private static final ArchitectureRules RULES =
      new ArchitectureRules("live.maguey.architecture.breach");

  /// By the rule's name, what its report must name.
  private static final Map<String, List<String>> REPORTED =
      Map.ofEntries(
          Map.entry(
              "the domain uses the JDK and JSpecify",
              List.of("KnowsEveryVendor", "com.stripe.StripeClient", "picocli.CommandLine")),
          Map.entry(
              "only the words of the domain format",
              List.of("java.time.format.DateTimeFormatter", "java.text.NumberFormat")),
          Map.entry(
              "the domain takes nothing from the world",
              List.of(
                  "Instant.now()",
                  "LocalDate.now()",
                  "System.nanoTime()",
                  "Clock.systemUTC()",
                  "UUID.randomUUID()",
                  "Random.<init>()",
                  "ThreadLocalRandom.current()",
                  "System.getenv(",
                  "Thread.startVirtualThread(",
                  "Executors.newVirtualThreadPerTaskExecutor()")),
          Map.entry("adapters do not see each other", List.of("SeesLetters")),
          Map.entry("adapters do not see the applications", List.of("SeesApplication")),
          Map.entry("the API does not see the command line", List.of("SeesCommands")),
          Map.entry("only the command line sees the sandbox", List.of("SeesLookalikes")),
          Map.entry("the sandbox sees nothing of the server", List.of("SharesOurMistakes")),
          Map.entry("com.stripe.. is known to stripe", List.of("KnowsEveryVendor")),
          Map.entry(
              "io.helidon.. is known to http, persistence, api, sandbox",
              List.of("KnowsEveryVendor")),
          Map.entry("org.postgresql.. is known to persistence", List.of("KnowsEveryVendor")),
          Map.entry("com.zaxxer.. is known to persistence", List.of("KnowsEveryVendor")),
          Map.entry("org.flywaydb.. is known to persistence", List.of("KnowsEveryVendor")),
          Map.entry("com.google.zxing.. is known to codes", List.of("KnowsEveryVendor")),
          Map.entry("org.bouncycastle.. is known to codes, cli.https", List.of("KnowsEveryVendor")),
          Map.entry("gg.jte.. is known to http, email", List.of("KnowsEveryVendor")),
          Map.entry("com.github.kagkarlsson.. is known to api", List.of("KnowsEveryVendor")),
          Map.entry("io.sentry.. is known to cli.sentry", List.of("KnowsEveryVendor")),
          Map.entry("io.zonky.. is known to cli", List.of("KnowsEveryVendor")),
          Map.entry("picocli.. is known to cli", List.of("KnowsEveryVendor")),
          Map.entry("routes call no store", List.of("StoreRoutes", "Orders.count()")),
          Map.entry("commands call no store", List.of("StoreCommand", "Orders.count()")),
          Map.entry(
              "commands send no statement",
              List.of("SqlCommand", "Database.update(", "java.sql.Connection.close()")),
          Map.entry("capabilities of the domain are free of cycles", List.of("events", "tickets")),
          Map.entry(
              "packages of http are free of cycles",
              List.of("breach.http.shop", "breach.http.gate", "Till.front")),
          Map.entry(
              "the domain draws, stores and calls nothing",
              List.of(
                  "java.awt.Color",
                  "java.sql.Connection",
                  "javax.sql.DataSource",
                  "java.net.http.HttpClient",
                  "javax.imageio.ImageIO")),
          Map.entry(
              "one class starts transactions",
              List.of("DbClient.transaction()", "java.sql.Connection.setAutoCommit(")),
          Map.entry(
              "names say what a thing is",
              List.of(
                  "OrderImpl",
                  "OrderManager",
                  "OrderHelper",
                  "OrderUtils",
                  "OrderDto",
                  "IOrder",
                  "AbstractOrder")),
          Map.entry(
              "no record has more than nine components", List.of("TenParts has 10 components")),
          Map.entry("no container, no generator, no mocks", List.of("MocksAtWork")),
          Map.entry("nothing prints outside the command line", List.of("Prints")),
          Map.entry("every package is null-marked", List.of("KnowsEveryVendor")));

  private final JavaClasses breaches =
      new ClassFileImporter().importPackages("live.maguey.architecture.breach");

  static Set<String> rules() {
    return RULES.all().keySet().stream()
        .filter(REPORTED::containsKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_breach_is_reported(String name) {
    EvaluationResult result = RULES.named(name).evaluate(breaches);

    assertThat(String.join("\n", result.getFailureReport().getDetails()))
        .contains(REPORTED.getOrDefault(name, List.of("nothing")));
  }

  @Test
  void every_rule_has_a_breach() {
    assertThat(RULES.all().keySet())
        // Cycles are one rule, applied ring by ring; one breach of it is enough.
        .filteredOn(name ->
            !name.matches(
                "packages of (persistence|stripe|email|codes|api|cli) are free of cycles"))
        .containsExactlyInAnyOrderElementsOf(REPORTED.keySet());
  }

  @Test
  void what_keeps_the_rules_is_not_reported() {
    assertThat(
            RULES.all().entrySet().stream()
                .filter(rule -> !rule.getKey().equals("every package is null-marked"))
                .flatMap(rule ->
                    rule.getValue().evaluate(breaches).getFailureReport().getDetails().stream()))
        .noneMatch(detail -> detail.contains("KeepsTheRules"));
  }
}
