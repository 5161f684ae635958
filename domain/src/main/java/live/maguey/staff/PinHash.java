package live.maguey.staff;

/// Turns a PIN into what may be stored: salted, and slow on purpose, since a million PINs are soon
/// tried where a hash is quick.
public interface PinHash {
  /// Another text each time.
  String of(Pin pin);
}
