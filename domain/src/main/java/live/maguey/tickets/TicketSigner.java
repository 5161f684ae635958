package live.maguey.tickets;

/// Signs codes with the current key. Deterministic: the same code under the same key is the same
/// text, so a page and an email rendered on different days agree.
public interface TicketSigner {
  /// The text in the QR: 149 characters of base32.
  ///
  /// @throws live.maguey.shared.Unavailable when there is no usable signing key
  String sign(TicketCode code);
}
