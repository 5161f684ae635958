package live.maguey.launch;

import java.util.ArrayList;
import java.util.List;

/// Decisions in memory.
public final class InMemoryDecisions implements Decisions {
  private final List<SignedDecision> all = new ArrayList<>();

  @Override
  public synchronized SignedDecision add(Decision decision, String envelope) {
    SignedDecision signed = new SignedDecision(all.size() + 1L, decision, envelope);
    all.addFirst(signed);
    return signed;
  }

  @Override
  public synchronized List<SignedDecision> newest(int limit) {
    return all.stream().limit(limit).toList();
  }
}
