package live.maguey.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import live.maguey.evidence.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement("12.5")
class CheckReadinessTest {
  private static final Instant NOW = Instant.parse("2026-11-28T18:00:00Z");
  private static final Release RELEASE = new Release("1a2b3c4");
  private static final Release OTHER = new Release("5d6e7f8");
  private static final String DIGEST = "00ff";
  private static final Requirements ASKED = Requirements.load();

  private final CheckReadiness check =
      new CheckReadiness(ASKED.all(), RELEASE, Duration.ofDays(30));

  @Test
  void the_customer_asked_28_requirements_and_58_criteria_and_areas_weigh_100() {
    assertThat(ASKED.all()).hasSize(28 + 58).doesNotHaveDuplicates();
    assertThat(ASKED.all().stream().filter(live.maguey.launch.Requirement::isSignedOff))
        .hasSize(28);
    assertThat(List.of(Area.values()).stream().mapToInt(Area::weight).sum()).isEqualTo(100);
  }

  @Test
  void a_build_that_proves_all_that_is_there_is_go_and_names_what_is_absent() {
    Readiness readiness = check.forBuild(List.of(all("./check", RELEASE, NOW)), NOW);

    assertThat(readiness.isGo()).isTrue();
    assertThat(readiness.score()).isEqualTo(100);
    assertThat(readiness.absent()).extracting(Item::id).contains("DASH-01", "5.1");
    assertThat(readiness.counted(Area.DASHBOARD)).isEmpty();
  }

  @Test
  void one_unproved_criterion_stops_a_build_and_costs_its_share_of_its_area() {
    Evidence evidence = without(all("./check", RELEASE, NOW), "UX-01");

    Readiness readiness = check.forBuild(List.of(evidence), NOW);

    assertThat(readiness.isGo()).isFalse();
    assertThat(readiness.missing()).extracting(Item::id).containsExactly("UX-01");
    assertThat(readiness.missing().getFirst().standing()).isInstanceOf(Standing.Unproved.class);
    assertThat(readiness.score()).isEqualTo(99);
  }

  @Test
  void a_failed_test_outweighs_every_other_proof() {
    Evidence failed =
        new Evidence(
            "./check full",
            RELEASE,
            NOW.minusSeconds(900),
            DIGEST,
            Map.of("PAY-03", Map.of("A.a", Outcome.PASSED, "B.b", Outcome.FAILED)));

    Readiness readiness = check.forBuild(List.of(all("./check", RELEASE, NOW), failed), NOW);

    assertThat(readiness.missing())
        .extracting(Item::standing)
        .containsExactly(
            new Standing.Failed(
                "failed in ./check full: B.b", "Mend it, then run ./check full again."));
  }

  @Test
  void a_skipped_test_proves_nothing() {
    Evidence skipped =
        new Evidence(
            "./check", RELEASE, NOW, DIGEST, Map.of("PAY-03", Map.of("A.a", Outcome.SKIPPED)));

    Readiness readiness =
        check.forBuild(List.of(without(all("./check", RELEASE, NOW), "PAY-03"), skipped), NOW);

    assertThat(readiness.missing()).extracting(Item::id).containsExactly("PAY-03");
  }

  @Test
  void proof_of_a_build_never_grows_old_but_is_stale_for_the_opening() {
    List<Evidence> old = List.of(all("./check", RELEASE, NOW.minus(Duration.ofDays(31))));
    List<Evidence> other = List.of(all("./check", OTHER, NOW));

    assertThat(check.forBuild(old, NOW).isGo()).isTrue();
    assertThat(check.forBuild(other, NOW).isGo()).isTrue();
    assertThat(item(open(old), "PAY-01").standing())
        .isEqualTo(
            new Standing.Stale(
                "proved by ./check, more than 30 days ago",
                NOW.minus(Duration.ofDays(31)),
                "Run ./check of this release again, or sign it off again."));
    assertThat(item(open(other), "PAY-01").standing())
        .isInstanceOfSatisfying(
            Standing.Stale.class,
            stale ->
                assertThat(stale.said())
                    .isEqualTo("proved by ./check for another release, 5d6e7f8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "1a2b3c4-changed"})
  void what_is_not_built_from_a_commit_is_never_proved_for_the_opening(String name) {
    Release release = new Release(name);
    CheckReadiness nameless = new CheckReadiness(ASKED.all(), release, Duration.ofDays(30));
    Evidence evidence = all("./check", release, NOW);
    List<Signoff> signed = signoffs(release, NOW);

    Readiness readiness = nameless.forOpening(List.of(evidence), signed, List.of(), NOW);

    assertThat(item(readiness, "PAY-01").standing())
        .isEqualTo(
            new Standing.Stale(
                "proved by ./check for release "
                    + name
                    + ", and this program does not know its own",
                NOW,
                "Build the program from a clean clone of its commit."));
    assertThat(readiness.items()).noneMatch(Item::isProved);
    assertThat(nameless.forBuild(List.of(evidence), NOW).isGo()).isTrue();
  }

  @Test
  void a_fresh_proof_counts_beside_a_newer_one_of_another_release() {
    Readiness readiness =
        open(
            List.of(
                all("./check", OTHER, NOW),
                all("./check full", RELEASE, NOW.minus(Duration.ofDays(2)))));

    assertThat(item(readiness, "PAY-01").standing())
        .isEqualTo(new Standing.Proved("./check full", NOW.minus(Duration.ofDays(2))));
  }

  @Test
  void nothing_is_left_out_for_the_opening() {
    Readiness readiness = open(List.of(all("./check", RELEASE, NOW)));

    assertThat(readiness.isGo()).isFalse();
    assertThat(readiness.missing()).extracting(Item::id).contains("DASH-01", "SCAN-04", "12.1");
    assertThat(readiness.missing().getFirst().critical()).isTrue();
    assertThat(readiness.score()).isLessThan(90);
  }

  @Test
  @Requirement("12.1")
  void all_28_are_gone_through_by_hand_before_the_opening() {
    List<Evidence> proved = List.of(everything(NOW));
    List<Signoff> signed = signoffs(RELEASE, NOW);

    assertThat(item(check.forOpening(proved, signed, List.of(), NOW), "12.1").isProved()).isTrue();
    assertThat(
            item(check.forOpening(proved, signed.subList(1, 28), List.of(), NOW), "12.1")
                .standing())
        .isEqualTo(
            new Standing.Failed(
                "nobody has signed off PAY-01 for this release",
                "Try each by hand, then run `maguey launch signoff PAY-01 --note …`."));
    assertThat(
            item(check.forOpening(proved, signoffs(OTHER, NOW), List.of(), NOW), "12.1").isProved())
        .isFalse();
  }

  @Test
  @Requirement("12.2")
  void what_is_wrong_with_the_environment_stops_the_opening_where_it_is_critical() {
    CheckReadiness built = new CheckReadiness(built(), RELEASE, Duration.ofDays(30));
    List<Evidence> proved = List.of(everything(NOW));
    List<Signoff> signed = signoffs(RELEASE, NOW);
    Probe works = new Probe("stripe", Area.PAYMENT, true, true, "the key is accepted", "");
    Probe slow = new Probe("clock", Area.INFRASTRUCTURE, false, false, "3 s late", "Set it.");
    Probe down = new Probe("backups", Area.INFRASTRUCTURE, true, false, "there are none", "Do.");

    assertThat(built.forOpening(proved, signed, List.of(works, slow), NOW).isGo()).isTrue();
    Readiness stopped = built.forOpening(proved, signed, List.of(works, slow, down), NOW);
    assertThat(stopped.isGo()).isFalse();
    assertThat(stopped.score()).isGreaterThanOrEqualTo(90);
    assertThat(stopped.missing()).extracting(Item::id).containsExactly("env.backups", "env.clock");
  }

  @Test
  void less_than_90_is_no_go_even_without_a_critical_failure() {
    CheckReadiness built = new CheckReadiness(built(), RELEASE, Duration.ofDays(30));
    Map<String, Map<String, Outcome>> critical = new TreeMap<>(everything(NOW).proofs());
    built().stream()
        .filter(one -> !one.critical())
        .limit(24)
        .forEach(one -> critical.remove(one.id()));

    Readiness readiness =
        built.forOpening(
            List.of(new Evidence("./check", RELEASE, NOW, DIGEST, critical)),
            signoffs(RELEASE, NOW).stream()
                .filter(one -> critical.containsKey(one.requirement()))
                .toList(),
            List.of(),
            NOW);

    assertThat(readiness.missing()).noneMatch(Item::isStale);
    assertThat(readiness.score()).isLessThan(90);
    assertThat(readiness.isGo()).isFalse();
  }

  /// As asked, once all of it is built.
  private static List<live.maguey.launch.Requirement> built() {
    return ASKED.all().stream()
        .map(one ->
            new live.maguey.launch.Requirement(
                one.id(), one.area(), one.critical(), "", one.sentence()))
        .toList();
  }

  private Readiness open(List<Evidence> evidence) {
    return check.forOpening(evidence, List.of(), List.of(), NOW);
  }

  private static Item item(Readiness readiness, String id) {
    return readiness.items().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
  }

  private static Evidence all(String run, Release release, Instant at) {
    Map<String, Map<String, Outcome>> proofs = new TreeMap<>();
    ASKED.all().stream()
        .filter(one -> !one.isAbsent())
        .forEach(one -> proofs.put(one.id(), Map.of("A.a", Outcome.PASSED)));
    return new Evidence(run, release, at, DIGEST, proofs);
  }

  private static Evidence everything(Instant at) {
    Map<String, Map<String, Outcome>> proofs = new TreeMap<>();
    ASKED.all().forEach(one -> proofs.put(one.id(), Map.of("A.a", Outcome.PASSED)));
    return new Evidence("./check", RELEASE, at, DIGEST, proofs);
  }

  private static Evidence without(Evidence evidence, String id) {
    Map<String, Map<String, Outcome>> proofs = new TreeMap<>(evidence.proofs());
    proofs.remove(id);
    return new Evidence(evidence.run(), evidence.release(), evidence.at(), DIGEST, proofs);
  }

  private static List<Signoff> signoffs(Release release, Instant at) {
    return ASKED.all().stream()
        .filter(live.maguey.launch.Requirement::isSignedOff)
        .map(one -> new Signoff(one.id(), "owner", at, release, "seen"))
        .toList();
  }
}
