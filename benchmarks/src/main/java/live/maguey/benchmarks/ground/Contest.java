package live.maguey.benchmarks.ground;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Designs that do the same work, run in turns: other load on the machine hits all of them, and
/// each turn is compared with the floor's turn next to it.
public final class Contest {
  private final String group;
  private final int callers;
  private final Map<String, Supplier<Load.Sample>> designs = new LinkedHashMap<>();

  public Contest(String group, int callers) {
    this.group = group;
    this.callers = callers;
  }

  /// @param turn prepares and takes one turn; the first design is the measure of the others
  public Contest design(String name, Supplier<Load.Sample> turn) {
    designs.put(name, turn);
    return this;
  }

  public List<Figure> run(int turns) {
    Map<String, List<Load.Sample>> taken = new LinkedHashMap<>();
    for (int turn = 0; turn < turns; turn++) {
      designs.forEach(
          (name, one) -> taken.computeIfAbsent(name, _ -> new ArrayList<>()).add(one.get()));
    }
    List<Load.Sample> measure = taken.values().iterator().next();
    return taken.entrySet().stream()
        .map(e -> Figure.of(group, e.getKey(), callers, e.getValue(), measure))
        .toList();
  }
}
