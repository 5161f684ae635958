package live.maguey.persistence.emails;

import live.maguey.emails.ProviderAnswers;
import live.maguey.emails.ProviderAnswersContract;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class PostgresProviderAnswersIT extends ProviderAnswersContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final ProviderAnswers answers = new PostgresProviderAnswers(database);

  @Override
  protected ProviderAnswers answers() {
    return answers;
  }
}
