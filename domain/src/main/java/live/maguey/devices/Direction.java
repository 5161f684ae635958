package live.maguey.devices;

/// Which way people go past a device.
public enum Direction {
  IN,
  OUT
}
