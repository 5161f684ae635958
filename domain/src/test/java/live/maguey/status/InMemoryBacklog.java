package live.maguey.status;

import java.time.Instant;
import java.util.List;
import live.maguey.webhooks.WebhookEvent;
import live.maguey.webhooks.WebhookEvents;

/// A backlog over the inbox in memory; the other figures are set.
public final class InMemoryBacklog implements Backlog {
  private static final int MOST = 10_000;

  private final WebhookEvents inbox;
  private List<Stray> strays = List.of();
  private List<Rate> rates = List.of();
  private List<Deadline> deadlines = List.of();
  private Counts others =
      new Counts(Queue.EMPTY, Queue.EMPTY, Queue.EMPTY, 0, 0, 0, 0, Queue.EMPTY);

  public InMemoryBacklog(WebhookEvents inbox) {
    this.inbox = inbox;
  }

  public void set(Counts counts) {
    others = counts;
  }

  public void set(Stray stray) {
    strays = List.of(stray);
  }

  @Override
  public List<Stray> strays(Instant now) {
    return strays;
  }

  public void set(Deadline deadline) {
    deadlines = List.of(deadline);
  }

  @Override
  public List<Deadline> deadlines(Instant now, Instant until) {
    return deadlines.stream()
        .filter(due -> due.by().isAfter(now) && due.by().isBefore(until))
        .toList();
  }

  public void set(Rate rate) {
    rates = List.of(rate);
  }

  @Override
  public List<Rate> rates(Instant since, Instant now) {
    return rates;
  }

  @Override
  public Counts count(Instant now) {
    List<WebhookEvent> waiting = inbox.list(WebhookEvent.Stage.RECEIVED, MOST);
    Instant oldest =
        waiting.stream().map(WebhookEvent::receivedAt).min(Instant::compareTo).orElse(null);
    return new Counts(
        new Queue(waiting.size(), oldest),
        others.emails(),
        others.refunds(),
        inbox.list(WebhookEvent.Stage.DEAD, MOST).size(),
        others.givenUpEmails(),
        others.pendingRefunds(),
        others.failedRefunds(),
        others.overdueHolds());
  }
}
