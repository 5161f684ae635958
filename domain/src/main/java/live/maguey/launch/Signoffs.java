package live.maguey.launch;

import java.util.List;

/// What people have signed off; nothing is ever taken back or changed.
public interface Signoffs {

  void add(Signoff signoff);

  /// The latest of each requirement, in the order of their ids.
  List<Signoff> latest();
}
