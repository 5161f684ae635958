/// Ticket codes: their bytes and signature (Ed25519 by Bouncy Castle), the key ring, and the QR
/// codes that carry them (ZXing). `docs/ticket-code.md` describes the format.
///
/// Adapters of `live.maguey.tickets`: [Ed25519TicketSigner], [Ed25519CodeReader], [KeyForge],
/// [ZxingQrCodes]; of `live.maguey.events`: [Rfc5545Entries], since pages and emails take the same
/// entry; of `live.maguey.staff`: [Argon2PinHash]. Invariants: a code with a changed character is
/// never accepted, and one code under one key always has the same text (`TicketCodesTest`); a
/// private key is in clear only in memory (`KeySealTest`).
@NullMarked
package live.maguey.codes;

import org.jspecify.annotations.NullMarked;
