package live.maguey.emails;

/// Turns an email into what is sent.
public interface EmailRenderer {
  /// @throws RuntimeException when it cannot be rendered; the mail is tried again and then given up
  RenderedEmail render(Email email);
}
