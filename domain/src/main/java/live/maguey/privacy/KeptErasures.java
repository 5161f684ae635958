package live.maguey.privacy;

import java.util.List;

/// Who was erased, kept where the database's end is not theirs: beside the backups.
public interface KeptErasures {
  /// The first one first; none where nobody was erased yet.
  ///
  /// @throws RuntimeException when they cannot be read, with a whole sentence
  List<Erasure> list();

  /// Adds those that are not there. All of them are on the disk when it returns.
  ///
  /// @throws RuntimeException when they cannot be written, with a whole sentence
  void keep(List<Erasure> erasures);
}
