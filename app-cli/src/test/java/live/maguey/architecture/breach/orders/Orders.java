package live.maguey.architecture.breach.orders;

/// A driven store.
public interface Orders {
  int count();
}
