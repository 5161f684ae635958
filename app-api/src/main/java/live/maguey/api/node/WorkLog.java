package live.maguey.api.node;

import java.util.List;
import java.util.function.Supplier;
import live.maguey.emails.SendQueuedEmails;
import live.maguey.http.routing.LogContext;
import live.maguey.orders.OrderId;
import live.maguey.refunds.SendRefunds;
import live.maguey.shared.Trail;
import live.maguey.webhooks.ProcessWebhooks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// What the workers write of what they did: a line for each event, email, refund and hold, under
/// the id of the request that caused it. Each returns how much was done.
final class WorkLog {
  /// What adapters write meanwhile names the request and the order too.
  static final Trail TRAIL = WorkLog::follow;

  private static final Logger LOG = LoggerFactory.getLogger(WorkLog.class);

  private WorkLog() {}

  static int webhooks(List<ProcessWebhooks.Processed> processed) {
    processed.forEach(p ->
        follow(
            p.event().requestId(),
            null,
            () -> {
              LOG.info("webhook {} {}: {}", p.event().id(), p.event().type(), p.result());
              return "";
            }));
    return processed.size();
  }

  static int emails(List<SendQueuedEmails.Sent> sent) {
    sent.forEach(s ->
        follow(
            s.email().requestId(),
            s.email().order().map(OrderId::toString).orElse(null),
            () -> {
              LOG.info("email {} {}: {}", s.email().id(), s.email().kind(), s.answer());
              return "";
            }));
    return sent.size();
  }

  static int refunds(List<SendRefunds.Sent> sent) {
    sent.forEach(s -> {
      try (var _ = MDC.putCloseable(LogContext.ORDER, s.refund().order().toString())) {
        LOG.info("refund {} of order {}: {}", s.refund().id(), s.refund().order(), s.answer());
      }
    });
    return sent.size();
  }

  static int expired(List<OrderId> orders) {
    orders.forEach(id -> about(id, "hold of order {} has ended"));
    return 0;
  }

  static int opened(List<OrderId> orders) {
    orders.forEach(id -> about(id, "payment page of order {} was requested"));
    return 0;
  }

  private static void about(OrderId order, String text) {
    try (var _ = MDC.putCloseable(LogContext.ORDER, order.toString())) {
      LOG.info(text, order);
    }
  }

  private static String follow(
      @Nullable String requestId, @Nullable String order, Supplier<String> work) {
    put(LogContext.REQUEST, requestId);
    put(LogContext.ORDER, order);
    try {
      return work.get();
    } finally {
      MDC.remove(LogContext.REQUEST);
      MDC.remove(LogContext.ORDER);
    }
  }

  private static void put(String name, @Nullable String value) {
    if (value != null) {
      MDC.put(name, value);
    }
  }
}
