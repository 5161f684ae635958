package live.maguey.api.node;

import java.util.concurrent.Semaphore;
import live.maguey.emails.Email;
import live.maguey.emails.EmailRenderer;
import live.maguey.emails.RenderedEmail;

/// Lets few emails be rendered at a time. A ticket with its PDF takes the processor for longer than
/// a payment's settlement: when a crowd buys, it is settled first, and the emails follow.
final class RenderInTurn implements EmailRenderer {
  private final EmailRenderer renderer;
  private final Semaphore turns;

  RenderInTurn(EmailRenderer renderer) {
    this(renderer, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  /// @param atOnce at least one
  RenderInTurn(EmailRenderer renderer, int atOnce) {
    this.renderer = renderer;
    this.turns = new Semaphore(atOnce, true);
  }

  @Override
  public RenderedEmail render(Email email) {
    turns.acquireUninterruptibly();
    try {
      return renderer.render(email);
    } finally {
      turns.release();
    }
  }
}
