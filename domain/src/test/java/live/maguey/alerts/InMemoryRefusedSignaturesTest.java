package live.maguey.alerts;

import live.maguey.shared.InMemoryWorld;

class InMemoryRefusedSignaturesTest extends RefusedSignaturesContract {
  private final RefusedSignatures refused = new InMemoryRefusedSignatures(new InMemoryWorld());

  @Override
  protected RefusedSignatures refused() {
    return refused;
  }
}
