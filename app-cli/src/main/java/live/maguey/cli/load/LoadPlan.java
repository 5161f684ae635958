package live.maguey.cli.load;

/// What a run is to be.
///
/// @param unpaid of a hundred who hold places, how many leave without paying
/// @param phones at the gate
record LoadPlan(Profile profile, Arrivals arrivals, int unpaid, int phones) {
  /// Pages opened to one order.
  static final double LOOKS = 24;

  /// Scans to one order, in a mixed night.
  static final double SCANS = 2;

  /// The same, small: what makes the server warm.
  LoadPlan small(int count) {
    return new LoadPlan(profile, Arrivals.beforehand(count), unpaid, Math.min(phones, count));
  }
}
