package live.maguey.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// The rules of the rings for the code under one root package. A ring is a package of that name
/// under the root; whatever is in none of them is the domain.
///
/// @param root `live.maguey`, or where breaches are planted to see each rule bite
record ArchitectureRules(String root) {
  private static final List<String> ADAPTERS =
      List.of("http", "persistence", "stripe", "email", "codes");
  private static final List<String> OUTER = List.of("sandbox", "api", "cli");

  /// Packages of a vendor, and the rings that may know them.
  private static final Map<String, List<String>> VENDORS =
      Map.ofEntries(
          Map.entry("com.stripe..", List.of("stripe")),
          Map.entry("io.helidon..", List.of("http", "persistence", "api", "sandbox")),
          Map.entry("org.postgresql..", List.of("persistence")),
          Map.entry("com.zaxxer..", List.of("persistence")),
          Map.entry("org.flywaydb..", List.of("persistence")),
          Map.entry("com.google.zxing..", List.of("codes")),
          Map.entry("org.bouncycastle..", List.of("codes", "cli.https")),
          Map.entry("gg.jte..", List.of("http", "email")),
          Map.entry("com.github.kagkarlsson..", List.of("api")),
          Map.entry("io.sentry..", List.of("cli.sentry")),
          Map.entry("io.zonky..", List.of("cli")),
          Map.entry("picocli..", List.of("cli")));

  private static final Pattern BANNED_NAME =
      Pattern.compile(
          ".*(Impl|Managers?|Helpers?|Utils?|Utilities|Dto|DTO)|I[A-Z][a-z]\\w*|Abstract\\w*");

  private static final int MOST_COMPONENTS = 9;

  /// What a class of the domain gets by its constructor and never takes itself.
  private static final Map<String, Set<String>> TAKEN_FROM_THE_WORLD =
      Map.ofEntries(
          Map.entry(
              "java.lang.System",
              Set.of(
                  "currentTimeMillis",
                  "nanoTime",
                  "getenv",
                  "getProperty",
                  "getProperties",
                  "exit")),
          Map.entry(
              "java.time.Clock",
              Set.of(
                  "system",
                  "systemUTC",
                  "systemDefaultZone",
                  "tick",
                  "tickMillis",
                  "tickSeconds",
                  "tickMinutes")),
          Map.entry("java.time.InstantSource", Set.of("system")),
          Map.entry("java.time.ZoneId", Set.of("systemDefault")),
          Map.entry("java.util.TimeZone", Set.of("getDefault")),
          Map.entry("java.util.Locale", Set.of("getDefault")),
          Map.entry("java.util.UUID", Set.of("randomUUID")),
          Map.entry("java.lang.Math", Set.of("random")),
          Map.entry("java.util.Date", Set.of("<init>")),
          Map.entry("java.util.Random", Set.of("<init>")),
          Map.entry("java.util.SplittableRandom", Set.of("<init>")),
          Map.entry(
              "java.security.SecureRandom", Set.of("<init>", "getInstance", "getInstanceStrong")),
          Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("current")),
          Map.entry("java.util.random.RandomGenerator", Set.of("getDefault", "of")),
          Map.entry(
              "java.lang.Thread",
              Set.of("<init>", "start", "ofVirtual", "ofPlatform", "startVirtualThread", "sleep")),
          Map.entry("java.util.concurrent.Executors", Set.of()),
          Map.entry("java.util.concurrent.ForkJoinPool", Set.of()),
          Map.entry("java.util.concurrent.CompletableFuture", Set.of()),
          Map.entry("java.util.Timer", Set.of()));

  /// Every rule by its name.
  SequencedMap<String, ArchRule> all() {
    SequencedMap<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("the domain uses the JDK and JSpecify", domainUsesTheJdk());
    rules.put("the domain draws, stores and calls nothing", domainDrawsStoresAndCallsNothing());
    rules.put("only the words of the domain format", onlyWordsFormat());
    rules.put("the domain takes nothing from the world", domainTakesNothingFromTheWorld());
    rules.put("adapters do not see each other", adaptersDoNotSeeEachOther());
    rules.put("adapters do not see the applications", adaptersDoNotSeeTheApplications());
    rules.put("the API does not see the command line", apiDoesNotSeeTheCommandLine());
    rules.put("only the command line sees the sandbox", onlyTheCommandLineSeesTheSandbox());
    rules.put("the sandbox sees nothing of the server", sandboxSeesNothingOfTheServer());
    VENDORS.forEach((vendor, rings) ->
        rules.put(vendor + " is known to " + String.join(", ", rings), vendor(vendor, rings)));
    rules.put("routes call no store", routesCallNoStore());
    rules.put("commands call no store", commandsCallNoStore());
    rules.put("commands send no statement", commandsSendNoStatement());
    rules.put("capabilities of the domain are free of cycles", domainIsFreeOfCycles());
    Stream.concat(ADAPTERS.stream(), Stream.of("api", "cli"))
        .forEach(ring ->
            rules.put(
                "packages of " + ring + " are free of cycles", packagesAreFreeOfCycles(ring)));
    rules.put("one class starts transactions", oneClassStartsTransactions());
    rules.put("names say what a thing is", namesSayWhatAThingIs());
    rules.put("no record has more than nine components", recordsHaveNineComponents());
    rules.put("no container, no generator, no mocks", noContainer());
    rules.put("nothing prints outside the command line", nothingPrints());
    rules.put("every package is null-marked", everyPackageIsNullMarked());
    return rules;
  }

  ArchRule named(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  DescribedPredicate<JavaClass> ring(String... names) {
    String[] packages = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      packages[i] = root + "." + names[i] + "..";
    }
    return resideInAnyPackage(packages).as("the ring " + String.join(", ", names));
  }

  DescribedPredicate<JavaClass> domain() {
    return resideInAnyPackage(root + "..")
        .and(not(ring(ADAPTERS.toArray(String[]::new))))
        .and(not(ring(OUTER.toArray(String[]::new))))
        .as("the domain");
  }

  private DescribedPredicate<JavaClass> adapters() {
    return ring(ADAPTERS.toArray(String[]::new));
  }

  private ArchRule domainUsesTheJdk() {
    return classes()
        .that(domain())
        .should()
        .onlyDependOnClassesThat(
            domain().or(resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..")))
        .because("the rules of the venue outlive every vendor");
  }

  private ArchRule domainDrawsStoresAndCallsNothing() {
    return noClasses()
        .that(domain())
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.sql..", "javax.sql..", "java.net.http..", "java.awt..", "javax.imageio.."))
        .because("pictures, databases and calls are an adapter's, even where the JDK has them");
  }

  private ArchRule onlyWordsFormat() {
    return noClasses()
        .that(domain().and(not(ring("words"))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.time.format..")
                .or(
                    resideInAnyPackage("java.text..")
                        .and(describe("formats", c -> c.getSimpleName().contains("Format")))))
        .because("pages, emails, prints and commands show a time or an amount alike");
  }

  private ArchRule domainTakesNothingFromTheWorld() {
    return noClasses()
        .that(domain())
        .should()
        .accessTargetWhere(describe("clock, chance, environment or threads", this::isOfTheWorld))
        .because(
            "time, ids, chance and threads come in by the constructor, so that tests own them");
  }

  private boolean isOfTheWorld(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    Set<String> banned = TAKEN_FROM_THE_WORLD.get(owner);
    return (banned != null && (banned.isEmpty() || banned.contains(name)))
        || (owner.startsWith("java.time.")
            && name.equals("now")
            && !access.getTarget().getFullName().endsWith("(java.time.Clock)"));
  }

  private ArchRule adaptersDoNotSeeEachOther() {
    return slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                return ADAPTERS.stream()
                    .filter(adapter -> ring(adapter).test(javaClass))
                    .findFirst()
                    .map(SliceIdentifier::of)
                    .orElseGet(SliceIdentifier::ignore);
              }

              @Override
              public String getDescription() {
                return "the adapters";
              }
            })
        .should()
        .notDependOnEachOther();
  }

  private ArchRule adaptersDoNotSeeTheApplications() {
    return noClasses().that(adapters()).should().dependOnClassesThat(ring("api", "cli"));
  }

  private ArchRule apiDoesNotSeeTheCommandLine() {
    return noClasses().that(ring("api")).should().dependOnClassesThat(ring("cli"));
  }

  private ArchRule onlyTheCommandLineSeesTheSandbox() {
    return noClasses()
        .that(not(ring("sandbox", "cli")))
        .should()
        .dependOnClassesThat(ring("sandbox"))
        .because("production must not be able to reach the lookalikes");
  }

  private ArchRule sandboxSeesNothingOfTheServer() {
    return noClasses()
        .that(ring("sandbox"))
        .should()
        .dependOnClassesThat(resideInAnyPackage(root + "..").and(not(ring("sandbox"))))
        .because("a lookalike that shares our code shares our mistakes");
  }

  private ArchRule vendor(String packages, List<String> rings) {
    return noClasses()
        .that(not(ring(rings.toArray(String[]::new))))
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages));
  }

  /// A driven store is an interface of the domain that something in persistence implements; the
  /// maker of ids lives there too and stores nothing.
  private DescribedPredicate<JavaClass> drivenStore() {
    return domain()
        .and(
            describe(
                "are implemented in persistence",
                c ->
                    c.isInterface()
                        && !c.getSimpleName().equals("Ids")
                        && c.getAllSubclasses().stream().anyMatch(ring("persistence"))))
        .as("a driven store");
  }

  private ArchRule routesCallNoStore() {
    return noClasses()
        .that(ring("http").and(simpleNameEndingWith("Routes").or(simpleNameEndingWith("Page"))))
        .should()
        .accessTargetWhere(
            describe("a driven store's", access -> drivenStore().test(access.getTargetOwner())))
        .because("a handler parses, calls one use case and switches on its outcome");
  }

  private ArchRule commandsCallNoStore() {
    return noClasses()
        .that(ring("cli"))
        .should()
        .accessTargetWhere(
            describe("a driven store's", access -> drivenStore().test(access.getTargetOwner())))
        .because("reading is a use case too, and a page shows the same");
  }

  private ArchRule commandsSendNoStatement() {
    DescribedPredicate<JavaClass> speaksSql =
        resideInAnyPackage("java.sql..", "javax.sql..", "io.helidon.dbclient..")
            .or(ring("persistence").and(describe("Database", c -> isDatabase(c))));
    return noClasses()
        .that(describe("picocli commands", c -> c.isAnnotatedWith("picocli.CommandLine$Command")))
        .should()
        .accessTargetWhere(
            describe("of the database", access -> speaksSql.test(access.getTargetOwner())))
        .because("a command is a thin caller of use cases")
        .allowEmptyShould(true);
  }

  private boolean isDatabase(JavaClass c) {
    return c.getName().equals(root + ".persistence.Database");
  }

  private ArchRule domainIsFreeOfCycles() {
    return slices()
        .matching(root + ".(*)..")
        .that(describe("of the domain", slice -> domain().test(slice.iterator().next())))
        .should()
        .beFreeOfCycles();
  }

  /// The ring's own package is one of them: what stands on the rooms is not what they stand on.
  private ArchRule packagesAreFreeOfCycles(String ring) {
    return slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                return ring(ring).test(javaClass)
                    ? SliceIdentifier.of(javaClass.getPackageName())
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return "the packages of " + ring;
              }
            })
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }

  private ArchRule oneClassStartsTransactions() {
    return noClasses()
        .that(describe("the Database excepted", c -> !isDatabase(c)))
        .should()
        .accessTargetWhere(
            describe(
                "starting a transaction",
                access ->
                    (access.getTargetOwner().isAssignableTo("io.helidon.dbclient.DbClient")
                            && access.getTarget().getName().equals("transaction"))
                        || (access.getTargetOwner().isAssignableTo("java.sql.Connection")
                            && access.getTarget().getName().equals("setAutoCommit"))))
        .because("whoever starts one elsewhere is outside the unit of work");
  }

  private ArchRule namesSayWhatAThingIs() {
    return noClasses()
        .should()
        .haveNameMatching("(.*[.$])?(" + BANNED_NAME.pattern() + ")")
        .because("such a name says how a thing came about, not what it is");
  }

  private ArchRule recordsHaveNineComponents() {
    return classes()
        .that(describe("records", JavaClass::isRecord))
        .should(
            new ArchCondition<>("have nine components at most") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                int components = components(item);
                events.add(
                    new SimpleConditionEvent(
                        item,
                        components <= MOST_COMPONENTS,
                        item.getName() + " has " + components + " components"));
              }
            })
        .because("more of them hide a concept");
  }

  private static int components(JavaClass record) {
    return (int)
        record.getFields().stream()
            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
            .count();
  }

  private ArchRule noContainer() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "..lombok..",
                "..springframework..",
                "..mockito..",
                "..hibernate..",
                "jakarta.persistence..",
                "jakarta.inject..",
                "org.junit..",
                "org.assertj.."))
        .because("the application is constructors, top to bottom, and tests' tools stay in tests");
  }

  private ArchRule nothingPrints() {
    return noClasses()
        .that(not(ring("cli")))
        .should()
        .accessTargetWhere(
            describe(
                "System.out or System.err",
                access ->
                    access.getTargetOwner().getName().equals("java.lang.System")
                        && Set.of("out", "err").contains(access.getTarget().getName())))
        .because("what is to be known goes to the log");
  }

  private ArchRule everyPackageIsNullMarked() {
    return classes()
        .that(describe("written by hand", c -> !c.getName().contains(".templates.")))
        .should(
            new ArchCondition<>("be in a package that is @NullMarked") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                    new SimpleConditionEvent(
                        item, marked, item.getName() + " is in a package without @NullMarked"));
              }
            });
  }
}
