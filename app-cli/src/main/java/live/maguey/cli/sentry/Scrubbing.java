package live.maguey.cli.sentry;

import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryRuntime;
import java.util.List;
import java.util.Map;
import live.maguey.cli.command.LogLines;
import org.jspecify.annotations.Nullable;

/// The last look at a report: its texts are scrubbed as those of the log are, and the library's
/// number for this machine and its Java stay here.
record Scrubbing(LogLines lines) implements SentryOptions.BeforeSendCallback {
  @Override
  public SentryEvent execute(SentryEvent event, Hint hint) {
    event.getContexts().remove(SentryRuntime.TYPE);
    event.setUser(null);
    Message message = event.getMessage();
    if (message != null) {
      message.setMessage(clean(message.getMessage()));
      message.setFormatted(clean(message.getFormatted()));
    }
    List<SentryException> thrown = event.getExceptions();
    if (thrown != null) {
      thrown.forEach(one -> one.setValue(clean(one.getValue())));
    }
    Map<String, String> tags = event.getTags();
    if (tags != null) {
      tags.replaceAll((_, value) -> clean(value));
    }
    Map<String, Object> extras = event.getExtras();
    if (extras != null) {
      extras.replaceAll((_, value) -> clean(value.toString()));
    }
    return event;
  }

  private String clean(@Nullable String text) {
    return text == null ? "" : lines.cut(text);
  }
}
