package live.maguey.orders;

/// Where an order came from. Door, comp and guest-list orders have ledger accounts of their own.
public enum Channel {
  WEB,
  DOOR,
  COMP,
  GUEST_LIST
}
