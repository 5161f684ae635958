package live.maguey.tickets;

/// Draws a text as a QR code, dark on light with its four-module margin, error correction M.
/// Deterministic, byte for byte.
public interface QrCodes {
  /// A self-contained SVG element, one path, `viewBox` in modules.
  String svg(String text);

  /// A PNG of about `pixels` on a side (a whole number of pixels per module, never larger).
  byte[] png(String text, int pixels);
}
