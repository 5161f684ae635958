package live.maguey.launch;

class InMemoryDecisionsTest extends DecisionsContract {
  @Override
  protected Decisions decisions() {
    return new InMemoryDecisions();
  }
}
