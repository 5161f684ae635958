package live.maguey.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Judges whether the venue may open: each requirement by what proves it, and the environment by
/// what was seen of it. Nothing can be skipped, only absent.
///
/// A failed test outweighs every other proof. Of those that are left, the newest counts; the word
/// of a person is as good as a test. For the opening, proof is stale where it is older than `fresh`
/// or not for certain of the same program.
public final class CheckReadiness {
  /// The criterion that all 28 requirements were gone through by hand.
  private static final String BY_HAND = "12.1";

  private final List<Requirement> requirements;
  private final Release release;
  private final Duration fresh;

  /// @param release the running program
  /// @param fresh how old proof may be for the opening
  public CheckReadiness(List<Requirement> requirements, Release release, Duration fresh) {
    this.requirements = requirements;
    this.release = release;
    this.fresh = fresh;
  }

  public Readiness forBuild(List<Evidence> evidence, Instant now) {
    List<Item> items =
        requirements.stream()
            .map(asked -> item(asked, standing(asked, evidence, List.of(), Profile.CI, now)))
            .toList();
    return new Readiness(Profile.CI, release, now, items);
  }

  public Readiness forOpening(
      List<Evidence> evidence, List<Signoff> signoffs, List<Probe> environment, Instant now) {
    List<Item> items = new ArrayList<>();
    for (Requirement asked : requirements) {
      Standing standing = standing(asked, evidence, signoffs, Profile.PRODUCTION, now);
      items.add(
          item(asked, asked.id().equals(BY_HAND) ? byHand(standing, signoffs, now) : standing));
    }
    environment.forEach(probe -> items.add(item(probe, now)));
    return new Readiness(Profile.PRODUCTION, release, now, items);
  }

  private Standing standing(
      Requirement asked,
      List<Evidence> evidence,
      List<Signoff> signoffs,
      Profile profile,
      Instant now) {
    if (asked.isAbsent()) {
      return new Standing.Absent(asked.absent());
    }
    Optional<Evidence> failed =
        evidence.stream()
            .filter(one -> one.of(asked.id()).equals(Optional.of(Outcome.FAILED)))
            .findFirst();
    if (failed.isPresent()) {
      return new Standing.Failed(
          "failed in %s: %s".formatted(failed.get().run(), failed.get().failed(asked.id())),
          "Mend it, then run " + failed.get().run() + " again.");
    }
    List<Proof> proofs = new ArrayList<>();
    evidence.stream()
        .filter(one -> one.of(asked.id()).isPresent())
        .forEach(one -> proofs.add(new Proof(one.run(), one.release(), one.at())));
    signoffs.stream()
        .filter(one -> one.requirement().equals(asked.id()))
        .forEach(one -> proofs.add(new Proof(one.by(), one.release(), one.at())));
    return best(proofs, profile, now)
        .orElseGet(() -> new Standing.Unproved("Run ./check, which has to end with a test of it."));
  }

  private record Proof(String by, Release release, Instant at) {}

  private Optional<Standing> best(List<Proof> proofs, Profile profile, Instant now) {
    Comparator<Proof> better =
        Comparator.comparing((Proof proof) -> isFresh(proof, now)).thenComparing(Proof::at);
    return proofs.stream()
        .max(better)
        .map(proof ->
            profile == Profile.CI || isFresh(proof, now)
                ? new Standing.Proved(proof.by(), proof.at())
                : stale(proof));
  }

  private boolean isFresh(Proof proof, Instant now) {
    return proof.release().isSame(release) && !proof.at().isBefore(now.minus(fresh));
  }

  private Standing stale(Proof proof) {
    if (!release.isCommit()) {
      return new Standing.Stale(
          "proved by %s for release %s, and this program does not know its own"
              .formatted(proof.by(), proof.release()),
          proof.at(),
          "Build the program from a clean clone of its commit.");
    }
    return new Standing.Stale(
        proof.release().isSame(release)
            ? "proved by %s, more than %d days ago".formatted(proof.by(), fresh.toDays())
            : "proved by %s for another release, %s".formatted(proof.by(), proof.release()),
        proof.at(),
        "Run ./check of this release again, or sign it off again.");
  }

  /// The tests prove that signing off works; for the opening, people have to have done it.
  private Standing byHand(Standing proved, List<Signoff> signoffs, Instant now) {
    if (!(proved instanceof Standing.Proved)) {
      return proved;
    }
    List<String> open =
        requirements.stream()
            .filter(Requirement::isSignedOff)
            .map(Requirement::id)
            .filter(id ->
                signoffs.stream()
                    .filter(one -> one.requirement().equals(id))
                    .noneMatch(one -> isFresh(new Proof(one.by(), one.release(), one.at()), now)))
            .toList();
    return open.isEmpty()
        ? proved
        : new Standing.Failed(
            "nobody has signed off " + String.join(", ", open) + " for this release",
            "Try each by hand, then run `maguey launch signoff " + open.getFirst() + " --note …`.");
  }

  private static Item item(Requirement asked, Standing standing) {
    return new Item(asked.id(), asked.area(), asked.critical(), asked.sentence(), standing);
  }

  private static Item item(Probe probe, Instant now) {
    return new Item(
        "env." + probe.subject(),
        probe.area(),
        probe.critical(),
        probe.said(),
        probe.works()
            ? new Standing.Proved("a look at the environment", now)
            : new Standing.Failed(probe.said(), probe.advice()));
  }
}
