package live.maguey.architecture.breach.orders;

/// Names that say how a thing came about.
final class BannedNames {
  private BannedNames() {}

  record OrderImpl() {}

  record OrderManager() {}

  record OrderHelper() {}

  record OrderUtils() {}

  record OrderDto() {}

  interface IOrder {}

  abstract static class AbstractOrder {}
}
