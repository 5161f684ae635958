package live.maguey.cli.command;

import java.util.List;

/// A command that lists: the names of a row's fields in its JSON, in their order, which are also
/// the columns of its CSV and what it can be sorted by.
public interface Listed {
  List<String> fields();
}
