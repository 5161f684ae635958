package live.maguey.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Signoffs in memory.
public final class InMemorySignoffs implements Signoffs {
  private final List<Signoff> all = new ArrayList<>();

  @Override
  public synchronized void add(Signoff signoff) {
    all.add(signoff);
  }

  @Override
  public synchronized List<Signoff> latest() {
    TreeMap<String, Signoff> latest = new TreeMap<>();
    all.forEach(one -> latest.put(one.requirement(), one));
    return List.copyOf(latest.values());
  }
}
