package live.maguey.api.settings;

import java.util.List;
import java.util.stream.Collectors;

/// The configuration cannot be used; the message lists every fault and how to fix it.
public final class BadConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  public BadConfiguration(List<Fault> faults) {
    super(
        faults.stream()
            .map(Fault::toString)
            .collect(
                Collectors.joining(
                    "\n\n",
                    faults.size() == 1
                        ? "One setting is wrong.\n\n"
                        : faults.size() + " settings are wrong.\n\n",
                    "")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
