package live.maguey.emails;

import live.maguey.shared.InMemoryWorld;

class InMemoryProviderAnswersTest extends ProviderAnswersContract {
  private final ProviderAnswers answers = new InMemoryProviderAnswers(new InMemoryWorld());

  @Override
  protected ProviderAnswers answers() {
    return answers;
  }
}
