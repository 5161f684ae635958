package live.maguey.cli.sandbox;

/// Whose lookalike.
enum Vendor {
  STRIPE,
  RESEND
}
