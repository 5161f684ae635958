package live.maguey.gate;

import live.maguey.shared.Sha256;

/// All we keep of a text that is not one of our tickets: SHA-256 of its UTF-8, in hexadecimal.
public record TextHash(String value) {
  public static TextHash of(String text) {
    return new TextHash(Sha256.hex(text));
  }

  @Override
  public String toString() {
    return value;
  }
}
