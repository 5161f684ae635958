/// Ticket codes: their bytes and signature (Ed25519 by Bouncy Castle), the ring of keys, and the QR
/// codes that carry them (ZXing). The format is told in `docs/ticket-code.md`.
///
/// Adapters of `live.maguey.tickets`: [Ed25519TicketSigner], [Ed25519CodeReader], [KeyForge],
/// [ZxingQrCodes]. Invariants: no changed character of a code is ever accepted, and the text for
/// one code under one key is always the same (`TicketCodesTest`); a private key is in clear in
/// memory only (`KeySealTest`).
@NullMarked
package live.maguey.codes;

import org.jspecify.annotations.NullMarked;
