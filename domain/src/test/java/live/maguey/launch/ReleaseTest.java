package live.maguey.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {
  private static final String COMMIT = "704899742ffe0c2d6f1ab2c3d4e5f60718293a4b";

  @ParameterizedTest
  @ValueSource(strings = {COMMIT, "704899742ffe", "7048997"})
  void a_commit_is_the_same_program_as_itself_alone(String name) {
    Release release = new Release(name);

    assertThat(release.isCommit()).isTrue();
    assertThat(release.isSame(new Release(name))).isTrue();
    assertThat(release.isSame(new Release("5d6e7f8"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", COMMIT + "-changed", "704899", "7048997x", "HEAD"})
  void any_other_name_is_the_same_program_as_nothing(String name) {
    Release release = new Release(name);

    assertThat(release.isCommit()).isFalse();
    assertThat(release.isSame(release)).isFalse();
  }

  @Test
  void people_read_twelve_digits() {
    assertThat(new Release(COMMIT)).hasToString("704899742ffe");
    assertThat(Release.of(COMMIT, true)).hasToString("704899742ffe-changed");
    assertThat(Release.of(COMMIT, false).name()).isEqualTo(COMMIT);
    assertThat(new Release("7048997")).hasToString("7048997");
    assertThat(Release.UNKNOWN).hasToString("unknown");
  }
}
