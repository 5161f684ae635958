package live.maguey.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A browser's trace by the clock of each thread's own processor time: what a task waited for a
/// processor, because other programs had it, is taken out.
final class ProcessorTime {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> TASKS = Set.of("RunTask", "ThreadControllerImpl::RunTask");

  private ProcessorTime() {}

  /// A thread of one process.
  private record Thread(int process, int number) {
    static Thread of(JsonNode event) {
      return new Thread(event.path("pid").asInt(), event.path("tid").asInt());
    }
  }

  /// What a thread did from one look at its queue to the next; microseconds.
  ///
  /// @param start by the clock; @param before what its thread had worked before it
  private record Task(long start, long length, long before) {}

  /// Writes the trace again: each task starts when it did and takes what it worked, and what
  /// happened in it happened after as much work.
  static void only(Path trace) throws IOException {
    JsonNode root = JSON.readTree(trace.toFile());
    JsonNode events = root.path("traceEvents");
    Map<Thread, TreeMap<Long, Task>> tasks = new HashMap<>();
    for (JsonNode event : events) {
      if (TASKS.contains(event.path("name").asText()) && event.has("tdur")) {
        long start = event.path("ts").asLong();
        tasks
            .computeIfAbsent(Thread.of(event), _ -> new TreeMap<>())
            .put(start, new Task(start, event.path("dur").asLong(), event.path("tts").asLong()));
      }
    }
    assertThat(tasks).as("tasks of a trace that tells processor time").isNotEmpty();
    for (JsonNode event : events) {
      Map.Entry<Long, Task> around =
          tasks
              .getOrDefault(Thread.of(event), new TreeMap<>())
              .floorEntry(event.path("ts").asLong());
      if (around != null && event.has("tts")) {
        within(around.getValue(), (ObjectNode) event);
      }
    }
    JSON.writeValue(trace.toFile(), root);
  }

  private static void within(Task task, ObjectNode event) {
    if (event.path("ts").asLong() > task.start + task.length) {
      return;
    }
    event.put("ts", task.start + Math.max(0, event.path("tts").asLong() - task.before));
    if (event.has("tdur")) {
      event.put("dur", event.path("tdur").asLong());
    }
  }
}
