package live.maguey.launch;

class InMemorySignoffsTest extends SignoffsContract {
  @Override
  protected Signoffs signoffs() {
    return new InMemorySignoffs();
  }
}
