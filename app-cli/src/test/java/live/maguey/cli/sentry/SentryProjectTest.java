package live.maguey.cli.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.shared.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentryProjectTest {
  @ParameterizedTest
  @CsvSource({
    "https://key@o1.ingest.sentry.io/7, https://o1.ingest.sentry.io/api/7/envelope/",
    "https://key@errors.example:9000/12, https://errors.example:9000/api/12/envelope/",
    "https://key@errors.example/on/prem/3, https://errors.example/on/prem/api/3/envelope/",
    "http://key@127.0.0.1:8099/1, http://127.0.0.1:8099/api/1/envelope/"
  })
  void a_dsn_says_where_its_project_takes_reports(String dsn, String envelopes) {
    SentryProject project = SentryProject.of(new Secret(dsn));

    assertThat(project.envelopes()).hasToString(envelopes);
    assertThat(project.key().reveal()).isEqualTo("key");
  }

  @Test
  void its_key_does_not_show_itself() {
    SentryProject project = SentryProject.of(new Secret("https://0123abcd@errors.example/12"));

    assertThat(project.toString()).doesNotContain("0123abcd");
    assertThat(project.host()).isEqualTo("errors.example");
  }
}
