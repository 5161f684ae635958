package live.maguey.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import live.maguey.launch.Release;
import org.junit.jupiter.api.Test;

class BuiltTest {
  @Test
  void a_program_built_from_a_clean_clone_is_its_commit() {
    assertThat(built("704899742ffe", "false")).isEqualTo(new Release("704899742ffe"));
    assertThat(built("704899742ffe", "false").isCommit()).isTrue();
  }

  @Test
  void files_that_differ_from_the_commit_are_no_commit() {
    assertThat(built("704899742ffe", "true")).isEqualTo(new Release("704899742ffe-changed"));
    assertThat(built("704899742ffe", "${git.dirty}").isCommit()).isFalse();
  }

  @Test
  void what_the_build_did_not_fill_in_is_unknown() {
    assertThat(built("${git.commit.id}", "${git.dirty}")).isEqualTo(Release.UNKNOWN);
    assertThat(Built.release(new Properties())).isEqualTo(Release.UNKNOWN);
    assertThat(Release.UNKNOWN.isCommit()).isFalse();
  }

  private static Release built(String commit, String changed) {
    Properties properties = new Properties();
    properties.setProperty("commit", commit);
    properties.setProperty("changed", changed);
    return Built.release(properties);
  }
}
