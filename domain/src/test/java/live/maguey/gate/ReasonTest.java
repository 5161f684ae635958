package live.maguey.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import live.maguey.evidence.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Requirement({"SCAN-02", "3.2"})
class ReasonTest {
  private static final Set<Reason> IN =
      EnumSet.of(Reason.ADMITTED, Reason.READMITTED, Reason.LET_IN, Reason.LET_IN_FULL);
  private static final Set<Reason> LOOK =
      EnumSet.of(Reason.ALREADY_INSIDE, Reason.ADMITTED_DISPUTED, Reason.ADMITTED_FULL);

  @ParameterizedTest
  @EnumSource(Reason.class)
  void only_what_admits_is_green_or_asks_to_look(Reason reason) {
    assertThat(reason.admits()).isEqualTo(IN.contains(reason) || LOOK.contains(reason));
    assertThat(reason.verdict())
        .isEqualTo(
            IN.contains(reason)
                ? Verdict.ADMIT
                : LOOK.contains(reason)
                    ? Verdict.LOOK
                    : reason == Reason.LEFT ? Verdict.OUT : Verdict.REFUSE);
  }

  @Test
  void who_comes_in_or_goes_out_changes_how_many_are_inside() {
    assertThat(Reason.ADMITTED.change()).isEqualTo(1);
    assertThat(Reason.LET_IN_FULL.change()).isEqualTo(1);
    assertThat(Reason.LEFT.change()).isEqualTo(-1);
    assertThat(Reason.ALREADY_INSIDE.change()).isZero();
    assertThat(Reason.FULL.change()).isZero();
  }

  @Test
  void a_reason_has_a_code_that_devices_know() {
    assertThat(Reason.ALREADY_USED.code()).isEqualTo("already-used");
  }
}
