package live.maguey.cli.command;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// How far a long command is: a bar on a terminal, a line for each tenth in a pipe. On the error
/// stream, so that the answer stays whole; little work shows nothing.
public final class Progress implements AutoCloseable {
  private static final int COLUMNS = 79;
  private static final int LITTLE = 20;
  private static final int TENTHS = 10;

  private final PrintWriter err;
  private final String task;
  private final long total;
  private final @Nullable ProgressBar bar;
  private long done;

  /// @param task as "refunding"; @param total how many steps there are
  /// @param terminal whether it is a terminal
  Progress(PrintWriter err, boolean terminal, String task, long total) {
    this.err = err;
    this.task = task;
    this.total = total;
    bar = terminal && total >= LITTLE ? bar(task, total) : null;
  }

  private static ProgressBar bar(String task, long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setMaxRenderedLength(COLUMNS)
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .build();
  }

  public void step() {
    done++;
    if (bar != null) {
      bar.step();
    } else if (total >= LITTLE && done * TENTHS / total > (done - 1) * TENTHS / total) {
      err.println("%s: %d of %d".formatted(task, done, total));
      err.flush();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
