package live.maguey.cli.sandbox;

/// Whose lookalike.
public enum Vendor {
  STRIPE,
  RESEND
}
