package live.maguey.cli.command;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words that `--state` takes for what has its states as types, not as constants.
public abstract class StateWords implements Iterable<String> {
  private final String what;
  private final List<String> words;

  /// @param what is in one of them, for the sentence that refuses another
  protected StateWords(String what, String... words) {
    this.what = what;
    this.words = List.of(words);
  }

  @Override
  public Iterator<String> iterator() {
    return words.iterator();
  }

  /// Runs a list of what is in one state.
  ///
  /// @param state as it was typed, null for any
  /// @return the exit code
  public int run(
      @Nullable String state, PagedListing listing, Operation operation, Operation.Work work) {
    if (state != null && !words.contains(state)) {
      operation.complain(
          "No %s is ever '%s'. --state takes: %s."
              .formatted(what, state, String.join(", ", words)));
      return ExitCode.USAGE;
    }
    return listing.run(operation, work);
  }
}
